package org.elicensing.bridge.outages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.Mrn;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.ledger.Reservation;
import org.elicensing.bridge.ledger.WriteOffQuantity;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.Usability;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;

/** Books what was written off by hand, with its original day, office and document. What does not fit is parked for a person, never dropped. */
record WriteOffWork(Received received, WriteOff entry, WriteOffQuantity rules, boolean replay) implements Work {

  @Override
  public Subject subject() {
    return entry.subject();
  }

  @Override
  public Instant happenedAt() {
    return entry.at();
  }

  @Override
  public DeclarationName declaration() {
    return DeclarationName.ofMrn(entry.mrn());
  }

  @Override
  public Set<String> licences(Function<DeclarationName, Declaration> known) {
    return Set.of(entry.licence());
  }

  @Override
  public Verdict decide(Desk desk) {
    if (!Mrn.checkDigitHolds(entry.mrn())) {
      desk.fact("mrn-check-digit", "The check digit of " + entry.mrn() + " is wrong.");
    }
    Licence licence = desk.books().licence(entry.licence());
    if (licence == null) {
      return conflict(desk, RefusalReason.NO_SUCH_LICENCE, RefusalReason.NO_SUCH_LICENCE.sentence(), null);
    }
    long known = desk.declarations().find(declaration(), entry.office()).map(Declaration::id).orElse(Position.NOBODY);
    desk.about(Math.max(0, known));
    Reservation wish = new Reservation(new Usability.Use(entry.day(), null, null), entry.exporter(), entry.destination(), List.of(entry.use()));
    WriteOffQuantity.Verdict verdict = rules.decide(desk.books().position(licence, known), wish);
    if (verdict instanceof WriteOffQuantity.Conflict conflict) {
      return conflict(desk, conflict.reason(), conflict.sentence(), licence);
    }
    if (verdict instanceof WriteOffQuantity.SameAsBefore before) {
      return settled(desk, "recorded-before", "The very same was consumed before; nothing has moved.", licence, List.of(before.hold().key().lineId()));
    }
    if (verdict instanceof WriteOffQuantity.NotCounted) {
      return settled(desk, "not-counted", "Quantities of such a licence are not managed; the entry is kept.", licence, List.of());
    }
    return book(desk, licence, known, (WriteOffQuantity.Consumed) verdict, wish);
  }

  private Verdict book(Desk desk, Licence licence, long known, WriteOffQuantity.Consumed consumed, Reservation wish) {
    WriteOffQuantity.Consumed booked = consumed;
    if (known == Position.NOBODY) {
      Declaration declaration = desk.bind(declaration(), entry.office());
      booked = (WriteOffQuantity.Consumed) rules.decide(desk.books().position(licence, declaration.id()), wish);
    }
    Moves moves = new Moves(desk.books(), desk::nextId, desk.occasion(entry.office(), "written off by hand on " + entry.day(), entry.document()));
    moves.consume(booked.position(), booked.consumed());
    return settled(desk, "recorded", "Consumed with effect of " + entry.day() + ".", licence, booked.consumed().stream().map(each -> each.line().id()).distinct().toList());
  }

  private Verdict settled(Desk desk, String outcome, String sentence, Licence licence, List<Long> lines) {
    desk.fact("rule", outcome);
    return Verdict.answered(null, reply(desk, outcome, null, sentence, licence, lines));
  }

  private Verdict conflict(Desk desk, RefusalReason reason, String sentence, Licence licence) {
    String code = reason == null ? null : reason.code();
    desk.fact("rule", "conflict");
    desk.fact("sentence", sentence);
    desk.park("write-off", entry.licence() + ", " + entry.mrn() + ": " + sentence);
    return Verdict.refused(code, reply(desk, "parked", code, sentence, licence, List.of()));
  }

  private Reply reply(Desk desk, String outcome, String reason, String sentence, Licence licence, List<Long> lines) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", received.reference());
    tree.put("outcome", outcome);
    tree.put("reason", reason);
    tree.put("sentence", sentence);
    tree.put("licence", licence == null ? entry.use().written().licence() : licence.reference());
    tree.put("mrn", entry.mrn());
    tree.put("mrnCheckDigit", Mrn.checkDigitHolds(entry.mrn()));
    List<Map<String, Object>> left = new ArrayList<>();
    lines.forEach(id -> left.add(line(desk.books().lines.get(id))));
    tree.put("lines", left);
    return new Reply("application/json", Json.bytes(tree), null, null, 200);
  }

  private static Map<String, Object> line(Line line) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("line", line.number());
    for (Measure measure : Measure.values()) {
      if (line.limitedIn(measure)) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put(measure == Measure.QUANTITY ? "unit" : "currency", line.unitOf(measure));
        numbers.put("available", measure.decimal(line.balance(measure).available()));
        numbers.put("reserved", measure.decimal(line.balance(measure).reserved()));
        numbers.put("consumed", measure.decimal(line.balance(measure).consumed()));
        tree.put(measure == Measure.QUANTITY ? "quantity" : "value", numbers);
      }
    }
    return tree;
  }
}
