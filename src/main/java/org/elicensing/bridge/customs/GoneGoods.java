package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.Usability;

/** How it is told what became of quantities whose goods are gone: at their release, or when it is amended. */
enum GoneGoods {
  RELEASED("consumed", "released"),
  AMENDED("amended", "withdrawn");

  private final String action;
  private final String givenBack;

  GoneGoods(String action, String givenBack) {
    this.action = action;
    this.givenBack = givenBack;
  }

  String action() {
    return action;
  }

  /**
   * @param before the position before the message
   * @param documents that the message has on the licence
   */
  List<DocumentOutcome> consumed(DeclarationCase now, Position before, List<DocumentUse> documents, List<Decision.Wish> consumed) {
    boolean changed = notAllowed(now, before.licence(), documents);
    ClearanceOutcome outcome = changed ? ClearanceOutcome.EXECUTED_STATUS_CHANGED : null;
    List<DocumentOutcome> outcomes = new ArrayList<>();
    for (Decision.Wish wish : consumed) {
      Optional<Hold> held = before.hold(wish.line().id(), wish.goodsItem());
      List<String> flags = Flags.of(now);
      held.ifPresentOrElse(hold -> {
        addIf(flags, "surplus", this == RELEASED && (wish.quantity() > hold.quantity() || wish.value() > hold.value()));
        addIf(flags, "other-office", hold.office() != null && now.message().office() != null && !hold.office().equals(now.message().office()));
      }, () -> flags.add(0, "no-hold"));
      addIf(flags, "status-changed", changed);
      outcomes.add(Say.done(action, before.licence().reference(), wish, now.line(wish.line().id()), outcome, flags));
    }
    for (Hold hold : before.holds()) {
      if (consumed.stream().noneMatch(wish -> wish.line().id() == hold.key().lineId() && wish.goodsItem() == hold.key().goodsItem())) {
        outcomes.add(Say.moved(hold.consumed() ? givenBack : RELEASED.givenBack, before.licence().reference(), hold, now.line(hold.key().lineId()), Flags.of(now)));
      }
    }
    return outcomes;
  }

  /** Whether the licence, as it stands today, does not allow the use that was made of it: executed all the same, and flagged. */
  private static boolean notAllowed(DeclarationCase now, Licence licence, List<DocumentUse> documents) {
    String type = now.message().additionalType() != null ? now.message().additionalType() : now.declaration().additionalType();
    Stream<Usability.Use> uses = documents.stream().map(document -> new Usability.Use(now.today(), document.documentType(), document.procedure(), type));
    return Stream.concat(Stream.of(new Usability.Use(now.today(), null, null)), uses)
        .anyMatch(use -> now.rules().reserve().procedures().objection(licence, use).isPresent());
  }

  List<DocumentOutcome> refused(DeclarationCase now, Position position, List<DocumentUse> documents, Decision.Refused refused) {
    now.desk().fact("refused " + position.licence().reference(), refused.reason().code() + " " + refused.sentence());
    String[] flag = position.empty() ? new String[] {"no-hold"} : new String[0];
    List<DocumentOutcome> outcomes = new ArrayList<>();
    for (DocumentUse document : documents) {
      var own = refused.items().stream().filter(item -> item.goodsItem() == document.goodsItem()).min(Comparator.comparing(Decision.FailedItem::reason));
      Line line = now.line(position.licence(), document.line() != null ? document.line() : own.map(Decision.FailedItem::line).orElse(null));
      outcomes.add(Say.refused(action, document, own.map(Decision.FailedItem::reason).orElse(refused.reason()),
          own.map(Decision.FailedItem::sentence).orElse("The licence is decided as a whole: " + refused.sentence()), line, Flags.of(now, flag)));
    }
    if (documents.isEmpty()) {
      // A message that names no goods is refused for each of those that are held.
      position.holds().forEach(hold -> outcomes.add(Say.refused(action, position.licence().reference(), hold, refused.reason(), refused.sentence(),
          now.line(hold.key().lineId()), Flags.of(now))));
    }
    return outcomes;
  }

  private static void addIf(List<String> flags, String flag, boolean holds) {
    if (holds) {
      flags.add(flag);
    }
  }
}
