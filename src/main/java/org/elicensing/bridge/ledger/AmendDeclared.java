package org.elicensing.bridge.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Decision.FailedItem;
import org.elicensing.bridge.ledger.Decision.Granted;
import org.elicensing.bridge.ledger.Decision.Wish;
import org.elicensing.bridge.licence.ProcedureTable;

/**
 * Decides what a declaration that was amended after its release has consumed of a licence (Art 173 UCC, Art 7 of
 * Implementing Regulation (EU) 2024/2145): its documents state the whole position. What they name no more is withdrawn;
 * what is new passes all rules but status and dates, for the goods are gone. All or nothing per licence. Changes nothing itself.
 */
public final class AmendDeclared {

  private final Units units;
  private final ReleaseDeclared release;
  private final ProcedureTable procedures;

  public AmendDeclared(Units units) {
    this(units, ProcedureTable.OPEN);
  }

  public AmendDeclared(Units units, ProcedureTable procedures) {
    this.units = units;
    this.procedures = procedures;
    this.release = new ReleaseDeclared(units, procedures);
  }

  /** @param wish all documents on the licence as amended, with exporter and destination */
  public Decision decide(Position consumed, Reservation wish) {
    Position position = consumed.asHeld();
    Wishes stated = new Wishes(units);
    Map<Hold.Key, Wish> whole = new LinkedHashMap<>();
    List<DocumentUse> added = new ArrayList<>();
    List<FailedItem> failed = new ArrayList<>();
    for (DocumentUse document : wish.items().stream().filter(document -> !ReserveQuantity.takesOut(document)).toList()) {
      Optional<Hold> hold = ReleaseDeclared.hold(position, document);
      if (hold.isEmpty()) {
        added.add(document);
      } else if (document.saysHowMuch()) {
        var managed = procedures.managedBy(position.licence(), ReserveQuantity.use(wish, document));
        stated.add(position.lineOf(hold.get()), document, position.declarationId(), managed).ifPresent(failed::add);
      } else {
        whole.put(hold.get().key(), ClearQuantity.whole(position, hold.get()));
      }
    }
    Map<Hold.Key, Wish> wanted = new LinkedHashMap<>(whole);
    stated.all().forEach(each -> wanted.put(ReleaseDeclared.key(position, each), each));
    failed.addAll(release.addNeverHeld(position, wish, added, wanted));
    failed.addAll(ReserveQuantity.insufficient(position, wanted.values()));
    return failed.isEmpty() ? new Granted(List.copyOf(wanted.values())) : ReserveQuantity.refused(failed);
  }
}
