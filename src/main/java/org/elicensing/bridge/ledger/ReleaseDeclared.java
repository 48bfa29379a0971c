package org.elicensing.bridge.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Decision.FailedItem;
import org.elicensing.bridge.ledger.Decision.Granted;
import org.elicensing.bridge.ledger.Decision.Refused;
import org.elicensing.bridge.ledger.Decision.Wish;
import org.elicensing.bridge.licence.ProcedureTable;

/**
 * Decides what a release for export consumes of a position: what is listed of it, a surplus from what is
 * available, and what was never held after all rules but status and dates, for the goods are gone. All or
 * nothing per licence. Changes nothing itself.
 */
public final class ReleaseDeclared {

  private final Units units;
  private final ReserveQuantity reserve;
  private final ProcedureTable procedures;
  private final StateTable states;

  public ReleaseDeclared(Units units) {
    this(units, ProcedureTable.OPEN);
  }

  public ReleaseDeclared(Units units, ProcedureTable procedures) {
    this(units, procedures, StateTable.LAW);
  }

  ReleaseDeclared(Units units, ProcedureTable procedures, StateTable states) {
    this.units = units;
    this.procedures = procedures;
    this.states = states;
    this.reserve = new ReserveQuantity(units, procedures, RefusedReplacement.KEEP);
  }

  /**
   * What was released of one licence.
   *
   * @param goodsItems the goods items that the message lists; null: it lists none, all that is held was released
   * @param wish the documents of the message on this licence, with exporter and destination
   */
  public record Released(Set<Integer> goodsItems, Reservation wish) {}

  /** Whether an earlier release, or somebody else, has settled the position: then this one takes nothing. */
  public boolean settled(Position position) {
    return states.at(position, PositionEvent.RELEASED_FOR_EXPORT).outcome() != null;
  }

  /** @param position not settled */
  public Decision decide(Position position, Released released) {
    RefusalReason refused = states.at(position, PositionEvent.RELEASED_FOR_EXPORT).reason();
    if (refused != null) {
      return new Refused(refused, states.sentence(position, PositionEvent.RELEASED_FOR_EXPORT), List.of());
    }
    Wishes held = new Wishes(units);
    Map<Hold.Key, Wish> consumed = new LinkedHashMap<>();
    List<DocumentUse> neverHeld = new ArrayList<>();
    List<FailedItem> failed = new ArrayList<>();
    for (DocumentUse document : released.wish().items()) {
      Optional<Hold> hold = hold(position, document);
      if (hold.isEmpty()) {
        neverHeld.add(document);
      } else if (document.saysHowMuch()) {
        var managed = procedures.managedBy(position.licence(), ReserveQuantity.use(released.wish(), document));
        held.add(position.lineOf(hold.get()), document, position.declarationId(), managed).ifPresent(failed::add);
      }
    }
    held.all().forEach(wish -> consumed.put(key(position, wish), wish));
    for (Hold hold : position.holds()) {
      boolean listed = released.goodsItems() == null || released.goodsItems().contains(hold.key().goodsItem());
      boolean failing = failed.stream().anyMatch(item -> item.goodsItem() == hold.key().goodsItem());
      if (listed && !failing) {
        consumed.putIfAbsent(hold.key(), ClearQuantity.whole(position, hold));
      }
    }
    failed.addAll(addNeverHeld(position, released.wish(), neverHeld, consumed));
    failed.addAll(ReserveQuantity.insufficient(position, consumed.values()));
    return failed.isEmpty() ? new Granted(List.copyOf(consumed.values())) : ReserveQuantity.refused(failed);
  }

  /** The hold that a document speaks of: of its goods item, on its line or the only one. */
  static Optional<Hold> hold(Position position, DocumentUse document) {
    List<Hold> holds = position.holds().stream()
        .filter(hold -> hold.key().goodsItem() == document.goodsItem() && (document.line() == null || document.line() == hold.lineNumber())).toList();
    return holds.size() == 1 ? Optional.of(holds.get(0)) : Optional.empty();
  }

  List<FailedItem> addNeverHeld(Position position, Reservation released, List<DocumentUse> documents, Map<Hold.Key, Wish> consumed) {
    if (documents.isEmpty()) {
      return List.of();
    }
    Reservation wish = new Reservation(released.use(), released.exporter(), released.destination(), documents);
    Decision decision = reserve.decide(position, wish, ReserveQuantity.Status.PASSED_OVER);
    if (decision instanceof Refused refused) {
      return refused.items();
    }
    return ((Granted) decision).holds().stream().filter(each -> !Counting.add(consumed, key(position, each), each, units)).map(Wishes::unlike).toList();
  }

  static Hold.Key key(Position position, Wish wish) {
    return new Hold.Key(wish.line().id(), position.declarationId(), wish.goodsItem());
  }
}
