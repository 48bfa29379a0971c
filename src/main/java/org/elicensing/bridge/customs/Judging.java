package org.elicensing.bridge.customs;

import java.util.List;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Reservation;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licence.Usability;

/**
 * On what the licences of a declaration are judged, and what for.
 *
 * @param declared the message that lists the goods items
 */
record Judging(DeclarationCase now, DeclarationMessage declared, Aim aim) {

  /** Complete: a supplementary declaration, which takes nothing again. */
  enum Aim { ADVICE, RESERVE, COMPLETE }

  boolean reserves() {
    return aim == Aim.RESERVE;
  }

  Reservation wish(List<DocumentUse> documents) {
    return new Reservation(new Usability.Use(now.day(), null, null, additionalType()), declared.exporter(), null, documents);
  }

  Usability.Use use(DocumentUse document) {
    return new Usability.Use(now.day(), document.documentType(), document.procedure(), additionalType());
  }

  private String additionalType() {
    return declared.additionalType() != null ? declared.additionalType() : now.declaration().additionalType();
  }

  ProcedureTable procedures() {
    return now.rules().reserve().procedures();
  }

  String action() {
    return reserves() ? "reserved" : "checked";
  }

  List<String> flags(String... more) {
    return Flags.of(now, more);
  }
}
