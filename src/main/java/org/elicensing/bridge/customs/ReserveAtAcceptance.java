package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.elicensing.bridge.declaration.Course;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.licence.Licence;

/**
 * CC528C: binds the MRN and reserves every position. When it comes before its declaration it waits, and is
 * worked as soon as the declaration comes. When it comes after the release or the end it takes nothing again.
 */
final class ReserveAtAcceptance implements DeclarationStep {

  private final AcceptAmendment amendment;
  private final ReleaseForExport release;

  ReserveAtAcceptance(AcceptAmendment amendment, ReleaseForExport release) {
    this.amendment = amendment;
    this.release = release;
  }

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    now.put(now.declaration().accepted(now.message().acceptanceDate() == null ? now.today() : now.message().acceptanceDate(), now.message().office())
        .typed(now.message().additionalType()));
    DeclarationMessage declared = now.declared();
    if (declared == null && (!over(now) || !now.course().unreleased().isEmpty())) {
      now.put(now.declaration().waiting(WaitingMessage.add(now.declaration().waiting(), WaitingMessage.of(now))));
      return null;
    }
    List<DocumentOutcome> outcomes = accept(now, declared);
    resume(now);
    return outcomes;
  }

  private static boolean over(DeclarationCase now) {
    return now.declaration().released() || now.hasEnded();
  }

  /** Pre-lodged goods (Art 171 UCC) are reserved once they were presented too; goods declared in retrospect are consumed at once. */
  List<DocumentOutcome> accept(DeclarationCase now, DeclarationMessage declared) {
    if (declared != null && now.isSupplementary()) {
      return DecidePositions.complete(now, declared);
    }
    if (over(now)) {
      now.late(now.hasEnded() ? "The declaration had ended before." : "The goods were released before.");
      List<DocumentOutcome> outcomes = new ArrayList<>(now.hasEnded() || declared == null ? List.of(Say.nothing(null, Flags.of(now))) : left(now, declared));
      outcomes.addAll(amendment.catchUp(now));
      return outcomes;
    }
    if (now.declaration().preLodged() && !now.declaration().presented()) {
      now.desk().fact("pre-lodged", "Reserved when the goods are presented.");
      return none(now, declared.documents());
    }
    if (now.course().amended() != null) {
      now.late("An amendment was accepted before.");
    }
    List<DocumentOutcome> outcomes = new ArrayList<>(now.isRetrospective() ? retrospective(now) : DecidePositions.reserve(now, declared));
    outcomes.addAll(amendment.catchUp(now));
    return outcomes;
  }

  /** Consumed is what was released; only what the release could not count is held still, until an officer has decided. */
  private static List<DocumentOutcome> left(DeclarationCase now, DeclarationMessage declared) {
    List<DocumentUse> counted = new ArrayList<>();
    List<DocumentUse> rest = new ArrayList<>();
    for (DocumentUse document : declared.documents()) {
      Licence licence = now.licence(document.licence());
      boolean counts = licence != null && (now.course().unreleased().contains(licence.id()) || now.position(licence).consumed());
      (counts ? counted : rest).add(document);
    }
    List<DocumentOutcome> outcomes = new ArrayList<>(DecidePositions.reserve(now, declared, counted));
    outcomes.addAll(none(now, rest));
    return outcomes;
  }

  static List<DocumentOutcome> none(DeclarationCase now, List<DocumentUse> documents) {
    return now.rules().documents().among(documents).map(document -> Say.document("none", document, null, Flags.of(now))).toList();
  }

  /** Art 337 of Implementing Regulation (EU) 2015/2447: the goods have left already. */
  private List<DocumentOutcome> retrospective(DeclarationCase now) {
    List<DocumentOutcome> outcomes = release.work(now);
    outcomes.stream().filter(DocumentOutcome::refused).findFirst()
        .ifPresent(first -> now.desk().park("release-refused", first.licence() + ": " + first.sentence()));
    return outcomes;
  }

  /** Works the messages that waited for this declaration: acceptances first, whenever they came, then releases. */
  void resume(DeclarationCase now) {
    List<WaitingMessage> waiting = WaitingMessage.all(now.declaration().waiting());
    boolean known = now.declared() != null || now.hasEnded() && now.course().ending() == Course.Ending.INVALIDATED;
    if (waiting.isEmpty() || !known) {
      return;
    }
    now.put(now.declaration().waiting(null));
    waiting.stream().sorted(Comparator.comparing(WaitingMessage::isAcceptance).reversed()).forEach(each -> resume(now, each));
  }

  private void resume(DeclarationCase now, WaitingMessage waiting) {
    DeclarationCase then = new DeclarationCase(now, waiting.message(now));
    List<DocumentOutcome> outcomes = then.told(waiting.isAcceptance() ? accept(then, then.declared()) : release.work(then));
    now.follow(then);
    Reply reply = Outcomes.reply(then, outcomes);
    boolean refused = Outcomes.refused(outcomes);
    now.desk().errands().later(connection -> JournalStore.resume(connection, waiting.messageId(), refused, Outcomes.licences(outcomes), reply, now.desk().now()));
    now.desk().send(Outcomes.outgoing(now.declaration(), then.message().sender(), reply, waiting.replyTo(), waiting.correlation()));
    if (refused && !waiting.isAcceptance()) {
      DocumentOutcome first = outcomes.stream().filter(DocumentOutcome::refused).findFirst().orElseThrow();
      now.desk().park("release-refused", first.licence() + ": " + first.sentence());
    }
  }
}
