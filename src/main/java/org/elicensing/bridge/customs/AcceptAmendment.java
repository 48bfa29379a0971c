package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.licence.Licence;

/**
 * CC504C: the amended goods items are what the declaration declares from now on (Art 173 UCC). Before release its
 * positions are restated, after it what was consumed is amended (Art 7 of Implementing Regulation (EU) 2024/2145).
 */
final class AcceptAmendment implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    byte[] items = now.message().goodsItems().isEmpty() ? now.course().amendment() : now.canonical();
    now.put(now.course().requested(null));
    if (items == null) {
      return unknown(now);
    }
    settle(now);
    return accept(now, items);
  }

  /** An acceptance that waits for its goods items is carried out, and nobody needs to look after it any more. */
  static void settle(DeclarationCase now) {
    Long waiting = now.course().awaiting();
    if (waiting != null) {
      now.put(now.course().awaiting(null));
      now.desk().errands().later(connection -> Sql.update(connection, "update parked set state = 'resumed', settled_at = ? where message_id = ? and state = 'open'",
          now.desk().now().toEpochMilli(), waiting));
    }
  }

  /** It acts when the request comes; meanwhile somebody is asked. */
  private static List<DocumentOutcome> unknown(DeclarationCase now) {
    if (now.hasEnded()) {
      return ended(now);
    }
    now.put(now.course().awaiting(now.desk().messageId()));
    String sentence = "The amendment was accepted, but its goods items are not known: no CC513C has come.";
    now.desk().park("amendment-missing", sentence);
    return List.of(Say.nothing(null, sentence, Flags.of(now)));
  }

  /** @param stated the canonical form of the message that lists the amended goods items */
  List<DocumentOutcome> accept(DeclarationCase now, byte[] stated) {
    if (now.hasEnded()) {
      return ended(now);
    }
    byte[] items = now.rules().reader().exportedAs(stated, now.declaration().declared());
    DeclarationMessage amended = now.rules().reader().ofCanonical(items);
    if (now.isSupplementary()) {
      declare(now, items, amended);
      return DecidePositions.complete(now, amended);
    }
    boolean worked = worked(now.declaration()) || now.declaration().released() || now.positions().stream().anyMatch(Position::consumed);
    if (!worked) {
      now.put(now.course().amended(items));
      if (now.positions().isEmpty()) {
        now.desk().fact("amendment", "Counts once the declaration is accepted.");
        return nothing(now, amended);
      }
    }
    Predicate<Licence> gone = gone(now);
    List<DocumentOutcome> outcomes = new ArrayList<>(restate(now, amended, gone.negate()));
    outcomes.addAll(AmendUse.amend(now, amended, gone));
    boolean refused = !outcomes.isEmpty() && outcomes.stream().allMatch(DocumentOutcome::refused);
    if (worked && !refused) {
      declare(now, items, amended);
    }
    return outcomes;
  }

  /** An amendment that was accepted before the declaration was counts after it; its request may have come under the other name. */
  List<DocumentOutcome> catchUp(DeclarationCase now) {
    if (now.course().awaiting() != null && now.course().amendment() != null) {
      now.put(now.course().amended(now.course().amendment()).requested(null));
      settle(now);
    }
    byte[] items = now.course().amended();
    if (items == null) {
      return List.of();
    }
    now.put(now.course().amended(null));
    return accept(now, items);
  }

  /** Whether its positions were reserved, or could have been. */
  private static boolean worked(Declaration declaration) {
    return declaration.accepted() && declaration.declared() != null && (!declaration.preLodged() || declaration.presented());
  }

  private static void declare(DeclarationCase now, byte[] items, DeclarationMessage amended) {
    Declaration declaration = now.declaration();
    now.put(declaration.lodged(items, amended.additionalType() == null ? declaration.additionalType() : amended.additionalType(), null));
  }

  /** Whether the goods of a licence are gone. A release is of the whole declaration; the single window clears licence by licence. */
  private static Predicate<Licence> gone(DeclarationCase now) {
    Set<Licence> held = new HashSet<>();
    Set<Licence> consumed = new HashSet<>();
    now.positions().forEach(position -> (position.consumed() ? consumed : held).add(position.licence()));
    boolean all = now.declaration().released() || held.isEmpty() && !consumed.isEmpty();
    return licence -> all || consumed.contains(licence);
  }

  /** Licences that are not named any more are given back first; each of the others is decided as a whole, and keeps what it had when that is refused. */
  private static List<DocumentOutcome> restate(DeclarationCase now, DeclarationMessage amended, Predicate<Licence> concerned) {
    List<DocumentUse> documents = amended.documents().stream().filter(document -> concerned.test(now.licence(document.licence()))).toList();
    Set<Licence> named = now.byLicence(documents).keySet().stream().map(now::licence).filter(Objects::nonNull).collect(Collectors.toSet());
    List<DocumentOutcome> outcomes = new ArrayList<>();
    now.positions().stream().filter(position -> concerned.test(position.licence()) && !named.contains(position.licence()))
        .forEach(position -> outcomes.addAll(EndHold.end(now, position, position.holds(), "released")));
    outcomes.addAll(DecidePositions.reserve(now, amended, documents));
    return outcomes;
  }

  private static List<DocumentOutcome> ended(DeclarationCase now) {
    now.late("The declaration had ended before.");
    return List.of(Say.nothing(ClearanceOutcome.NO_RECORD, Flags.of(now)));
  }

  private static List<DocumentOutcome> nothing(DeclarationCase now, DeclarationMessage amended) {
    List<DocumentOutcome> none = ReserveAtAcceptance.none(now, amended.documents());
    return none.isEmpty() ? List.of(Say.nothing(null, Flags.of(now))) : none;
  }
}
