package org.elicensing.bridge.writer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.JournalEntry.Parking;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Moves;

/** Where one work of a batch is decided: the books before it, and everything it does laid down beside them. */
public final class Desk {

  private final Books books;
  private final Declarations declarations;
  private final Errands errands;
  private final Ids ids;
  private final Received received;
  private final Instant now;
  private final List<Outgoing> outgoing = new ArrayList<>();
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private Parking parking;
  private long declarationId;

  Desk(Books books, Declarations declarations, Errands errands, Ids ids, Received received, Instant now) {
    this.books = books;
    this.declarations = declarations;
    this.errands = errands;
    this.ids = ids;
    this.received = received;
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
    return received.id();
  }

  public Received received() {
    return received;
  }

  /** Moves in the name of this message. */
  public Moves moves(String office) {
    return new Moves(books, ids::next, office, now, received.id());
  }

  /** Lets a message leave with this work's commit. */
  public void send(Outgoing message) {
    outgoing.add(message);
  }

  /** Asks for a human; the message is shown to operators until somebody settles it. */
  public void park(String cause, String sentence) {
    parking = new Parking(cause, sentence);
  }

  /** Keeps something the decision rested on. */
  public void fact(String name, Object value) {
    facts.put(name, value);
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
