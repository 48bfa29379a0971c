package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Declared;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.RefusalReason;

/** The outcomes that steps have to tell, each named for what happened. */
final class Say {

  private Say() {}

  static DocumentOutcome done(String action, String licence, Decision.Wish wish, Line line, ClearanceOutcome outcome, List<String> flags) {
    Declared declared = wish.declared();
    return new DocumentOutcome(item(wish.goodsItem()), reference(declared, licence), wish.line().number(), action, null, null, outcome, false, flags,
        declared.quantity(), declared.unit(), declared.amount(), declared.currency(), line);
  }

  static DocumentOutcome moved(String action, String licence, Hold hold, Line line, List<String> flags) {
    Declared declared = hold.declared();
    return new DocumentOutcome(item(hold.key().goodsItem()), reference(declared, licence), hold.lineNumber(), action, null, null, null, false, flags,
        declared.quantity(), declared.unit(), declared.amount(), declared.currency(), line);
  }

  static DocumentOutcome document(String action, DocumentUse document, Line line, List<String> flags) {
    return new DocumentOutcome(document.goodsItem(), document.written().licence(), document.line(), action, null, null, null, false, flags,
        document.quantity(), document.written().unit(), document.amount(), document.written().currency(), line);
  }

  static DocumentOutcome refused(String action, DocumentUse document, RefusalReason reason, String sentence, Line line, List<String> flags) {
    return new DocumentOutcome(document.goodsItem(), document.written().licence(), document.line() != null ? document.line() : line == null ? null : Integer.valueOf(line.number()),
        action, reason, sentence, null, true, flags, document.quantity(), document.written().unit(), document.amount(), document.written().currency(), line);
  }

  /** What is held was to be moved, and was not. */
  static DocumentOutcome refused(String action, String licence, Hold hold, RefusalReason reason, String sentence, Line line, List<String> flags) {
    Declared declared = hold.declared();
    return new DocumentOutcome(item(hold.key().goodsItem()), reference(declared, licence), hold.lineNumber(), action, reason, sentence, null, true, flags,
        declared.quantity(), declared.unit(), declared.amount(), declared.currency(), line);
  }

  /** The ledger had an answer of its own about what stands there. */
  static DocumentOutcome answered(String licence, Hold hold, ClearanceOutcome outcome, String sentence, boolean refused, Line line, List<String> flags) {
    Declared declared = hold.declared();
    return new DocumentOutcome(item(hold.key().goodsItem()), reference(declared, licence), hold.lineNumber(), "none", null, sentence, outcome, refused, flags,
        declared.quantity(), declared.unit(), declared.amount(), declared.currency(), line);
  }

  /** Documents that use nothing, such as those with quantity 0, are told of as well. */
  static List<DocumentOutcome> unused(List<DocumentUse> documents, List<DocumentOutcome> told, List<String> flags) {
    List<DocumentOutcome> unused = new ArrayList<>();
    for (DocumentUse document : documents) {
      if (told.stream().noneMatch(outcome -> tellsOf(outcome, document)) && unused.stream().noneMatch(outcome -> tellsOf(outcome, document))) {
        unused.add(document("none", document, null, flags));
      }
    }
    return unused;
  }

  private static boolean tellsOf(DocumentOutcome outcome, DocumentUse document) {
    return Objects.equals(outcome.goodsItem(), document.goodsItem())
        && (document.line() == null || outcome.lineNumber() == null || document.line().equals(outcome.lineNumber()));
  }

  /** There was nothing to do. */
  static DocumentOutcome nothing(ClearanceOutcome outcome, List<String> flags) {
    return nothing(outcome, null, flags);
  }

  static DocumentOutcome nothing(ClearanceOutcome outcome, String sentence, List<String> flags) {
    return new DocumentOutcome(null, null, null, "none", null, sentence, outcome, false, flags, null, null, null, null, null);
  }

  /** As the declaration wrote it; as the licence has it where that is not known. */
  private static String reference(Declared declared, String licence) {
    return declared.licence() == null ? licence : declared.licence();
  }

  private static Integer item(int number) {
    return number == 0 ? null : number;
  }
}
