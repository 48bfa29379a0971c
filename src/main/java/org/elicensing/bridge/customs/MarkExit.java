package org.elicensing.bridge.customs;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.CompareUse;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.timers.ExitWatch;

/**
 * CC599C, CC518C: the goods left the Union. The use is marked so; when less left than was consumed a person is asked,
 * for it is customs that amends or invalidates. Nothing moves.
 */
final class MarkExit implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    Instant left = now.message().time().at(now.rules().zone());
    now.put(now.course().exited(now.canonical(), left == null ? now.desk().now() : left));
    ExitWatch.exited(now.desk(), now.declaration().id());
    now.desk().fact("exited", now.course().exitedAt().toString());
    if (now.hasEnded()) {
      now.desk().park("exit-after-end", "The goods left although nothing is consumed for them: the declaration had ended before.");
    }
    List<String> shortages = reportShortage(now);
    return List.of(Say.nothing(null, shortages.isEmpty() ? null : String.join(" ", shortages), Flags.of(now)));
  }

  /** Says by how much less left than is consumed by now, and asks a person about it. */
  static List<String> reportShortage(DeclarationCase now) {
    if (now.course().exit() == null) {
      return List.of();
    }
    DeclarationMessage exit = now.rules().reader().ofCanonical(now.course().exit());
    if (exit.goodsItems().isEmpty()) {
      return List.of();
    }
    Map<String, List<DocumentUse>> documents = new LinkedHashMap<>(now.byLicence(exit.documents()));
    List<String> sentences = new ArrayList<>();
    for (Position position : now.positions()) {
      List<DocumentUse> onLicence = ReleaseForExport.atItems(ReleaseForExport.take(now, documents, position.licence()));
      if (position.consumed()) {
        now.rules().compare().differences(position, exit.goodsItems(), onLicence).stream().filter(CompareUse.Difference::less)
            .forEach(difference -> sentences.add(position.licence().reference() + ": " + difference.sentence()));
      }
    }
    if (!sentences.isEmpty()) {
      now.desk().fact("shortage", sentences);
      now.desk().park("exit-shortage", sentences.get(0));
    }
    return sentences;
  }
}
