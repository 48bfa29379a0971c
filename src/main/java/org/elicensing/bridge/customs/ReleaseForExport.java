package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.ledger.ReleaseDeclared;
import org.elicensing.bridge.ledger.Reservation;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.Usability;

/** CC529C: what was released for export is consumed, the rest goes back (Art 6(3)-(4)). The goods are gone: what cannot be counted needs an officer. */
final class ReleaseForExport implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    byte[] content = DeclarationFingerprint.ofGoods(now.message());
    Map<String, List<DocumentUse>> documents = documents(now);
    List<DocumentOutcome> outcomes = new ArrayList<>();
    for (Position position : now.positions()) {
      List<DocumentUse> onLicence = take(now, documents, position.licence());
      outcomes.addAll(position.consumed() ? second(now, position, content) : release(now, position, onLicence));
    }
    documents.forEach((reference, rest) -> outcomes.addAll(neverHeld(now, reference, rest)));
    if (outcomes.stream().anyMatch(outcome -> outcome.action().equals("consumed") && !outcome.refused())) {
      now.put(now.declaration().released(content));
    }
    return outcomes;
  }

  /** The message's documents; a release that lists no goods releases all that was declared. */
  private static Map<String, List<DocumentUse>> documents(DeclarationCase now) {
    DeclarationMessage declared = now.message().goodsGiven() ? now.message() : now.declared();
    return new LinkedHashMap<>(declared == null ? Map.of() : now.byLicence(declared.documents()));
  }

  /** A licence may be quoted by each reference it ever had. */
  private static List<DocumentUse> take(DeclarationCase now, Map<String, List<DocumentUse>> documents, Licence licence) {
    List<String> quoted = documents.keySet().stream().filter(reference -> licence.equals(now.licence(reference))).toList();
    return quoted.stream().flatMap(reference -> documents.remove(reference).stream()).filter(document -> document.goodsItem() != null).toList();
  }

  /** The same release again is harmless; another one after the goods were consumed is for an officer. */
  private static List<DocumentOutcome> second(DeclarationCase now, Position position, byte[] content) {
    boolean equal = Arrays.equals(content, now.declaration().releasedHash());
    String sentence = equal ? null : "The declaration was consumed by an earlier release that said something else.";
    return position.holds().stream().map(hold -> Say.answered(position.licence().reference(), hold, ClearanceOutcome.ALREADY_CONSUMED, sentence, !equal,
        now.line(hold.key().lineId()), Flags.of(now))).toList();
  }

  private List<DocumentOutcome> neverHeld(DeclarationCase now, String reference, List<DocumentUse> documents) {
    Licence licence = now.licence(reference);
    List<DocumentOutcome> outcomes = new ArrayList<>();
    List<DocumentUse> counted = new ArrayList<>();
    for (DocumentUse document : documents) {
      boolean general = now.rules().documents().isGeneral(document) || licence != null && !licence.type().managed();
      if (general) {
        outcomes.add(Say.document("checked", document, null, Flags.of(now, licence == null ? new String[] {"no-record"} : new String[0])));
      } else if (licence == null) {
        outcomes.add(Say.refused("consumed", document, RefusalReason.NO_SUCH_LICENCE, RefusalReason.NO_SUCH_LICENCE.sentence(), null, Flags.of(now, "no-hold")));
      } else if (document.goodsItem() == null) {
        outcomes.add(Say.refused("consumed", document, RefusalReason.NOT_COUNTABLE, "A licence at shipment level states no quantity.", null, Flags.of(now, "no-hold")));
      } else {
        counted.add(document);
      }
    }
    if (!counted.isEmpty()) {
      outcomes.addAll(release(now, now.position(licence), counted));
    }
    return outcomes;
  }

  private List<DocumentOutcome> release(DeclarationCase now, Position position, List<DocumentUse> documents) {
    DeclarationMessage message = now.message();
    boolean whole = !message.goodsGiven() && !position.empty();
    String exporter = message.exporter() != null || now.declared() == null ? message.exporter() : now.declared().exporter();
    Reservation wish = new Reservation(new Usability.Use(now.day(), null, null), exporter, null, whole ? List.of() : documents);
    Set<Integer> listed = whole ? null : message.goodsGiven() ? message.goodsItems() : now.declared().goodsItems();
    Decision decision = now.rules().release().decide(position, new ReleaseDeclared.Released(listed, wish));
    if (decision instanceof Decision.Refused refused) {
      return refused(now, position, documents, refused);
    }
    List<Decision.Wish> consumed = ((Decision.Granted) decision).holds();
    now.moves().consume(position, consumed);
    return consumed(now, position, documents, consumed);
  }

  private static List<DocumentOutcome> consumed(DeclarationCase now, Position before, List<DocumentUse> documents, List<Decision.Wish> consumed) {
    boolean changed = Usability.objection(before.licence(), new Usability.Use(now.today(), null, null)).isPresent();
    ClearanceOutcome outcome = changed ? ClearanceOutcome.EXECUTED_STATUS_CHANGED : null;
    List<DocumentOutcome> outcomes = new ArrayList<>();
    for (Decision.Wish wish : consumed) {
      Optional<Hold> held = before.hold(wish.line().id(), wish.goodsItem());
      List<String> flags = Flags.of(now);
      held.ifPresentOrElse(hold -> {
        addIf(flags, "surplus", wish.quantity() > hold.quantity() || wish.value() > hold.value());
        addIf(flags, "other-office", hold.office() != null && now.message().office() != null && !hold.office().equals(now.message().office()));
      }, () -> flags.add(0, "no-hold"));
      addIf(flags, "status-changed", changed);
      outcomes.add(Say.done("consumed", before.licence().reference(), wish, now.line(wish.line().id()), outcome, flags));
    }
    for (Hold hold : before.holds()) {
      if (consumed.stream().noneMatch(wish -> wish.line().id() == hold.key().lineId() && wish.goodsItem() == hold.key().goodsItem())) {
        outcomes.add(Say.moved("released", before.licence().reference(), hold, now.line(hold.key().lineId()), Flags.of(now)));
      }
    }
    return outcomes;
  }

  private static void addIf(List<String> flags, String flag, boolean holds) {
    if (holds) {
      flags.add(flag);
    }
  }

  private static List<DocumentOutcome> refused(DeclarationCase now, Position position, List<DocumentUse> documents, Decision.Refused refused) {
    now.desk().fact("refused " + position.licence().reference(), refused.reason().code() + " " + refused.sentence());
    String[] flag = position.empty() ? new String[] {"no-hold"} : new String[0];
    List<DocumentOutcome> outcomes = new ArrayList<>();
    for (DocumentUse document : documents) {
      var own = refused.items().stream().filter(item -> item.goodsItem() == document.goodsItem()).min(Comparator.comparing(Decision.FailedItem::reason));
      Line line = now.line(position.licence(), document.line() != null ? document.line() : own.map(Decision.FailedItem::line).orElse(null));
      outcomes.add(Say.refused("consumed", document, own.map(Decision.FailedItem::reason).orElse(refused.reason()),
          own.map(Decision.FailedItem::sentence).orElse("The licence is decided as a whole: " + refused.sentence()), line, Flags.of(now, flag)));
    }
    return outcomes;
  }
}
