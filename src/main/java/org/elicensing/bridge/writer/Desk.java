package org.elicensing.bridge.writer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.JournalEntry.Parking;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.ledger.Occasion;

/** Where one work of a batch is decided: the books before it, and everything it does laid down beside them. */
public final class Desk {

  private final Books books;
  private final Declarations declarations;
  private final Errands errands;
  private final Ids ids;
  private final Work work;
  private final Instant now;
  private final List<Outgoing> outgoing = new ArrayList<>();
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final Set<String> licences = new TreeSet<>();
  private Parking parking;
  private long declarationId;
  private int effects;

  Desk(Books books, Declarations declarations, Errands errands, Ids ids, Work work, Instant now) {
    this.books = books;
    this.declarations = declarations;
    this.errands = errands;
    this.ids = ids;
    this.work = work;
    this.now = now;
  }

  public Books books() {
    return books;
  }

  public Declarations declarations() {
    return declarations;
  }

  /** Changes beside the ledger that belong to the same commit. */
  public Errands errands() {
    return errands;
  }

  public Instant now() {
    return now;
  }

  public long nextId() {
    return ids.next();
  }

  public long messageId() {
    return work.received().id();
  }

  public Received received() {
    return work.received();
  }

  /**
   * The declaration of that name, made if there is none. Two that turn out to be one and both hold something are
   * shown to a person: which quantities stand was decided by rule, and only people know whether that is right.
   */
  public Declaration bind(DeclarationName name, String office) {
    Optional<String> united = declarations.twoInOne(name, office);
    Declaration bound = declarations.bind(name, office, moves(office));
    united.ifPresent(sentence -> park("two-declarations", sentence));
    about(bound.id());
    return bound;
  }

  /** Moves in the name of this message. */
  public Moves moves(String office) {
    return new Moves(books, ids::next, occasion(office, null, null));
  }

  /** Moves for an occasion that somebody gave. */
  public Moves movesOn(Occasion occasion) {
    return new Moves(books, ids::next, occasion);
  }

  /** This message as the reason of what is written on the books; reason and document are null unless somebody had to give them. */
  public Occasion occasion(String office, String reason, String document) {
    Instant happened = work.happenedAt();
    return new Occasion(messageId(), work.subject().partner(), office, reason, document, happened == null ? now : happened, now);
  }

  /** Lets a message leave with this work's commit. */
  public void send(Outgoing message) {
    outgoing.add(message);
  }

  /** Asks for a human; the message is shown to operators until somebody settles it. */
  public void park(String cause, String sentence) {
    parking = new Parking(cause, sentence);
  }

  /** The message is about this licence, although it does not name it: it belongs to the licence's story. */
  public void concerns(String licence) {
    licences.add(licence);
  }

  Set<String> licences() {
    return licences;
  }

  /** Keeps something the decision rested on. */
  public void fact(String name, Object value) {
    facts.put(name, value);
  }

  /** Something beside ledger entries was written on the books: the message is not to be decided anew. */
  public void hasEffect() {
    effects++;
  }

  int effects() {
    return effects;
  }

  /** The declaration this message turned out to be about. */
  public void about(long declaration) {
    declarationId = declaration;
  }

  long declarationId() {
    return declarationId;
  }

  List<Outgoing> outgoing() {
    return outgoing;
  }

  Map<String, Object> facts() {
    return facts;
  }

  Parking parking() {
    return parking;
  }
}
