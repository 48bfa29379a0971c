package org.elicensing.bridge.certex;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.elicensing.bridge.certex.base.Procedures;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.ManagedBy;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licence.Usability.Use;

/** Says which procedures a licence serves and how it is managed there: ProcedureIdentification (Art 1 of Implementing Regulation (EU) 2024/2145). */
record PhraseProcedures(ProcedureTable table) {

  /** The procedure that was asked about; else each that the licence names; else one for all. */
  List<Procedures> of(Licence licence, List<Line> lines, ProcessedLicence asked) {
    return asked.procedure() == null ? of(licence, lines, asked.documentType(), asked.declarationType(), asked.day())
        : List.of(one(licence, lines, new Use(asked.day(), asked.documentType(), asked.procedure(), asked.declarationType())));
  }

  /** Each that the licence names; one for all where it names none. */
  List<Procedures> of(Licence licence, List<Line> lines, String document, String declarationType, LocalDate day) {
    List<String> named = licence.procedures().isEmpty() ? Collections.singletonList(null) : licence.procedures().stream().sorted().toList();
    List<Procedures> all = new ArrayList<>();
    named.forEach(procedure -> all.add(one(licence, lines, new Use(day, document, procedure, declarationType))));
    return all;
  }

  private Procedures one(Licence licence, List<Line> lines, Use use) {
    ManagedBy managed = table.managedBy(licence, use).within(limited(lines, Measure.QUANTITY), limited(lines, Measure.VALUE));
    Procedures one = new Procedures();
    one.setRequestedProcedure(use.procedure());
    one.setUsable(table.objection(licence, use).isEmpty());
    one.setQuantityManaged(managed != ManagedBy.NOT);
    one.setManagedBy(managed == ManagedBy.NOT ? null : managed.word());
    one.setTableVersion(table.version());
    return one;
  }

  private static boolean limited(List<Line> lines, Measure measure) {
    return lines.stream().anyMatch(line -> !line.dropped() && line.limitedIn(measure));
  }
}
