package org.elicensing.bridge.writer;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.SameLrn;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.ledger.PositionEvent;
import org.elicensing.bridge.ledger.PositionState;
import org.elicensing.bridge.ledger.StateTable;

/** The declarations of a batch under all their names: one declaration, two names. */
public final class Declarations {

  private final Books books;
  private final LongSupplier ids;

  Declarations(Books books, LongSupplier ids) {
    this.books = books;
    this.ids = ids;
  }

  public Declaration get(long id) {
    return books.declarations.get(id);
  }

  public void put(Declaration declaration) {
    books.declarations.put(declaration.id(), declaration);
  }

  /** The declaration that has the name, by its MRN before its LRN. */
  public Optional<Declaration> find(DeclarationName name, String office) {
    return byMrn(name.mrn()).or(() -> byLrn(name.at(office), office));
  }

  /** Whether the two names that are given still stand for two declarations. */
  public boolean two(DeclarationName given, String office) {
    Optional<Declaration> accepted = byMrn(given.mrn());
    Optional<Declaration> lodged = byLrn(given.at(office), office);
    return accepted.isPresent() && lodged.isPresent() && accepted.get().id() != lodged.get().id();
  }

  /**
   * The declaration with that LRN that has something on the licence, whoever declared it at whichever office; empty
   * when there are several. Any office may clear a declaration, and a clearance cannot name a declarant.
   */
  public Optional<Declaration> onlyOneOn(long licenceId, String lrn) {
    List<Declaration> fitting = lrn == null ? List.of() : books.declarations.values().stream().filter(each -> lrn.equals(each.lrn()))
        .filter(each -> books.holdsOf(each.id()).stream().anyMatch(hold -> hold.licenceId() == licenceId)).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }

  /**
   * The declaration that has the name, made if there is none. Where a message gives both names, they are
   * bound: what was known under either is one declaration from then on.
   *
   * @param moves carries holds over when two declarations turn out to be one
   */
  public Declaration bind(DeclarationName given, String office, Moves moves) {
    DeclarationName name = given.at(office);
    Optional<Declaration> byMrn = byMrn(name.mrn());
    Optional<Declaration> byLrn = byLrn(name, office);
    giveUp(name);
    if (byMrn.isEmpty() && byLrn.isEmpty()) {
      Declaration made = Declaration.named(ids.getAsLong(), name, office);
      put(made);
      return made;
    }
    if (byMrn.isPresent() && byLrn.isPresent() && byMrn.get().id() != byLrn.get().id()) {
      return unite(byLrn.get(), byMrn.get(), moves);
    }
    Declaration known = byMrn.orElseGet(byLrn::get);
    Declaration named = withNames(known, name);
    if (named != known) {
      put(named);
    }
    return named;
  }

  /** A sentence for a person where the name makes two declarations one that both have quantities, or gives one a second LRN; else empty. */
  Optional<String> twoInOne(DeclarationName given, String office) {
    DeclarationName name = given.at(office);
    Optional<Declaration> accepted = byMrn(name.mrn());
    Optional<Declaration> lodged = byLrn(name, office);
    if (accepted.isPresent() && accepted.get().lrn() != null && name.lrn() != null && !accepted.get().lrn().equals(name.lrn())) {
      return Optional.of("MRN " + name.mrn() + " is known under LRN " + accepted.get().lrn() + " and comes under LRN " + name.lrn() + "; see which of them it is.");
    }
    boolean two = accepted.isPresent() && lodged.isPresent() && accepted.get().id() != lodged.get().id();
    if (!two || books.holdsOf(accepted.get().id()).isEmpty() || books.holdsOf(lodged.get().id()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of("MRN " + name.mrn() + " and LRN " + name.lrn() + " had quantities of their own and turned out to be one declaration; see which of them stand.");
  }

  /** An LRN that is used again belongs to the newer declaration; the older one is known by its MRN. */
  private void giveUp(DeclarationName name) {
    List<Declaration> older = books.declarations.values().stream().filter(each -> sameName(each, name) && another(each, name)).toList();
    older.forEach(each -> put(each.names(each.mrn(), null, null)));
  }

  private static boolean sameName(Declaration known, DeclarationName name) {
    return name.lrn() != null && name.lrn().equals(known.lrn()) && name.declarant().equals(known.declarant());
  }

  /** Two MRNs are never one declaration, whatever else they share. */
  private static boolean another(Declaration known, DeclarationName name) {
    return known.mrn() != null && name.mrn() != null && !known.mrn().equals(name.mrn());
  }

  private static Declaration withNames(Declaration known, DeclarationName name) {
    String mrn = known.mrn() == null ? name.mrn() : known.mrn();
    String lrn = known.lrn() == null ? name.lrn() : known.lrn();
    boolean sameLrn = Objects.equals(lrn, name.lrn());
    String declarant = sameLrn && DeclarationName.unknown(known.declarant()) ? name.declarant() : known.declarant();
    boolean same = Objects.equals(mrn, known.mrn()) && Objects.equals(lrn, known.lrn()) && Objects.equals(declarant, known.declarant());
    return same ? known : known.names(mrn, lrn, lrn == null ? null : declarant);
  }

  /**
   * What was lodged under the LRN goes on under the MRN. On a licence where both have something, what is
   * consumed stands, for those goods are gone; else the MRN's position does.
   */
  private Declaration unite(Declaration lodged, Declaration accepted, Moves moves) {
    Map<Long, List<Hold>> theirs = books.holdsOf(lodged.id()).stream().collect(Collectors.groupingBy(Hold::licenceId));
    Map<Long, List<Hold>> own = books.holdsOf(accepted.id()).stream().collect(Collectors.groupingBy(Hold::licenceId));
    theirs.forEach((licence, holds) -> {
      List<Hold> standing = own.getOrDefault(licence, List.of());
      PositionEvent learnt = PositionState.of(holds) == PositionState.HELD ? PositionEvent.OTHER_NAME_HOLDS : PositionEvent.OTHER_NAME_CONSUMED;
      if (StateTable.LAW.at(PositionState.of(standing), learnt).takesOver()) {
        moves.end(standing);
        holds.forEach(hold -> moves.handOver(hold, accepted.id()));
      } else {
        moves.end(holds);
      }
    });
    put(lodged.names(null, null, null));
    Declaration united = accepted.names(accepted.mrn(), lodged.lrn(), lodged.declarant())
        .lodged(accepted.declared() == null ? lodged.declared() : accepted.declared(),
            lodged.additionalType() == null ? accepted.additionalType() : lodged.additionalType(), lodged.office())
        .presented(lodged.presented() || accepted.presented()).course(accepted.course().and(lodged.course()));
    put(united);
    return united;
  }

  private Optional<Declaration> byMrn(String mrn) {
    return mrn == null ? Optional.empty() : books.declarations.values().stream().filter(each -> mrn.equals(each.mrn())).findFirst();
  }

  private Optional<Declaration> byLrn(DeclarationName name, String office) {
    if (name.lrn() == null) {
      return Optional.empty();
    }
    List<SameLrn> sameLrn = books.declarations.values().stream().filter(each -> name.lrn().equals(each.lrn()) && !another(each, name))
        .map(each -> new SameLrn(each.id(), each.declarant(), each.office())).toList();
    return SameLrn.meant(sameLrn, name, office).map(each -> get(each.id()));
  }
}
