package org.elicensing.bridge.licensing;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.elicensing.bridge.ledger.Balance;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.LicenceName;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.ledger.Tally;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licensing.LicenceRecord.RecordLine;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.writer.Desk;

/** Takes one licence record onto the books: creates, updates, leaves unchanged or refuses, and keeps what is used. */
final class RecordDesk {

  /** Findings that leave the licence unable to be reserved until a valid record arrives. */
  private static final List<String> AGAINST_USE = List.of("below-use", "unit-in-use", "line-in-use", "use-not-countable");

  private final Desk desk;
  private final Books books;
  private final String system;
  private final UsedBefore usedBefore;
  private final Recount recount;

  RecordDesk(Desk desk, String system, Units units) {
    this.desk = desk;
    this.books = desk.books();
    this.system = system;
    this.usedBefore = new UsedBefore(desk);
    this.recount = new Recount(desk, units);
  }

  /** @param replaced reference of the licence whose record this one replaces, or null */
  Acknowledgement take(LicenceRecord record, String replaced) throws SQLException {
    Licence licence = books.licence(record.reference());
    Licence before = licence != null ? licence : books.licence(replaced);
    if (before == null) {
      return record.source().replaces() == null || replaced != null ? create(record)
          : refuse(record, null, new Finding("/Licence", "replaced-record-unknown",
              "The record " + record.source().replaces() + " that this one replaces is not known; send it first."));
    }
    if (!before.system().equals(system)) {
      return refuse(record, null, new Finding("/Licence/Reference", "owned-by-another-system", "The reference belongs to another licensing system."));
    }
    return update(record, before);
  }

  private Acknowledgement create(LicenceRecord record) {
    List<Finding> findings = new ArrayList<>();
    record.lines().forEach(line -> UsedBefore.findings(line, findings));
    SplitOff split = new SplitOff(books, record, null, system);
    Map<Integer, Long> parents = new HashMap<>();
    List<RecordLine> lines = record.lines().stream().map(line -> split.effective(line, null)).toList();
    lines.forEach(line -> parents.put(line.number(), split.take(line)));
    findings.addAll(split.findings());
    if (!findings.isEmpty()) {
      return Acknowledgement.refused(record.written(), record.version(), List.of(), findings);
    }
    long id = desk.nextId();
    long version = record.version() == null ? 1 : record.version();
    put(record, id, version, 0);
    books.licenceNames.put(record.reference(), new LicenceName(record.reference(), id));
    split.apply(desk);
    lines.forEach(line -> add(id, line, parents.get(line.number())));
    return new Acknowledgement(record.written(), version, "created", lines(id), List.of());
  }

  private Acknowledgement update(LicenceRecord record, Licence before) throws SQLException {
    boolean equal = before.contentHash().equals(record.contentHash());
    long version = record.version() == null ? before.version() + 1 : record.version();
    if (version < before.version()) {
      return refuse(record, before, new Finding("/Licence/Version", "older-version", "Version " + version + " is older than version " + before.version() + ", which the bridge has."));
    }
    if (equal && (record.version() == null || version == before.version())) {
      holdBack(before, false);
      return new Acknowledgement(record.written(), before.version(), "unchanged", lines(before.id()), List.of());
    }
    if (version == before.version()) {
      return refuse(record, before, new Finding("/Licence/Version", "same-version", "Version " + version + " came before with other content; a change has a higher version."));
    }
    return change(record, before, version);
  }

  private Acknowledgement change(LicenceRecord record, Licence before, long version) throws SQLException {
    SplitOff split = new SplitOff(books, record, before, system);
    Map<Integer, RecordLine> wanted = new HashMap<>();
    Map<Integer, Long> parents = new HashMap<>();
    record.lines().forEach(line -> wanted.put(line.number(), line));
    List<LineChange> changes = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Line line : books.linesOf(before.id())) {
      RecordLine found = wanted.remove(line.number());
      split.give(line);
      if (found != null) {
        RecordLine effective = split.effective(found, line);
        parents.put(line.number(), split.take(effective));
        changes.add(LineChange.of(books, line, effective));
      } else if (!line.dropped()) {
        changes.add(LineChange.dropped(books, line));
      }
      if (found != null && found.usedBefore() && !usedBefore.opened(line, found)) {
        findings.add(UsedBefore.late(line.number()));
      }
    }
    for (LineChange change : changes) {
      findings.addAll(change.findings());
      recount.findings(change, findings);
    }
    wanted.values().stream().filter(RecordLine::usedBefore).forEach(line -> findings.add(UsedBefore.late(line.number())));
    wanted.replaceAll((number, line) -> split.effective(line, null));
    wanted.values().forEach(line -> parents.put(line.number(), split.take(line)));
    findings.addAll(split.findings());
    if (!findings.isEmpty()) {
      return refuse(record, before, findings);
    }
    put(record, before.id(), version, before.revision());
    if (books.licenceNames.get(record.reference()) == null) {
      books.licenceNames.put(record.reference(), new LicenceName(record.reference(), before.id()));
    }
    split.apply(desk);
    for (LineChange change : changes) {
      apply(change.splitOff(parents.get(change.before().number())));
    }
    record.lines().stream().map(line -> wanted.get(line.number())).filter(Objects::nonNull).forEach(line -> add(before.id(), line, parents.get(line.number())));
    return new Acknowledgement(record.written(), version, "updated", lines(before.id()), List.of());
  }

  private void put(LicenceRecord record, long id, long version, long revision) {
    long certificate = desk.nextId();
    MappedRecord source = record.source();
    books.licences.put(id, new Licence(id, record.written(), system, source.recordId(), version, record.documentType(), record.type(), record.status(),
        record.memberState(), record.validFrom(), record.expiryDate(), record.holder(), record.countries(), record.procedures(), false, record.contentHash(), certificate, revision));
    desk.hasEffect();
    desk.errands().later(new KeepRecord(books.licences.get(id), record, desk.now(), desk.messageId()));
  }

  private void add(long licenceId, RecordLine wanted, Long parentLine) {
    Line line = LineChange.fresh(desk.nextId(), licenceId, wanted).splitOff(parentLine);
    books.add(line);
    authorise(line, wanted.quantity() == null ? 0 : wanted.quantity(), wanted.value() == null ? 0 : wanted.value());
    if (wanted.usedBefore()) {
      usedBefore.open(books.lines.get(line.id()), wanted);
    }
  }

  private void apply(LineChange change) throws SQLException {
    if (change.before().equals(change.after())) {
      return;
    }
    recount.giveUp(change);
    Line wanted = change.after();
    Line now = books.lines.get(wanted.id()).restated(wanted.commodityCode(), wanted.unit(), wanted.currency(), wanted.quantity(), wanted.value(), wanted.dropped())
        .splitOff(wanted.parentId());
    books.lines.put(now.id(), now);
    authorise(now, limit(now, Measure.QUANTITY) - limit(change.before(), Measure.QUANTITY), limit(now, Measure.VALUE) - limit(change.before(), Measure.VALUE));
    recount.takeUp(change);
  }

  private void authorise(Line line, long quantity, long value) {
    if (quantity != 0 || value != 0) {
      books.append(Entry.of(desk.nextId(), Move.AUTHORISE, line.licenceId(), new Hold.Key(line.id(), 0, 0), Tally.limit(quantity), Tally.limit(value),
          desk.occasion(null, null, null)));
    }
  }

  private static long limit(Line line, Measure measure) {
    Balance balance = line.balance(measure);
    return balance == null ? 0 : balance.authorised();
  }

  private Acknowledgement refuse(LicenceRecord record, Licence before, Finding finding) {
    return refuse(record, before, List.of(finding));
  }

  private Acknowledgement refuse(LicenceRecord record, Licence before, List<Finding> findings) {
    if (before != null && findings.stream().anyMatch(finding -> AGAINST_USE.contains(finding.code()))) {
      holdBack(before, true);
    }
    return Acknowledgement.refused(record.written(), record.version(), before == null ? List.of() : lines(before.id()), findings);
  }

  private void holdBack(Licence before, boolean now) {
    if (before.heldBack() != now) {
      Licence after = before.heldBack(now);
      books.licences.put(after.id(), after);
      desk.errands().later(new KeepRecord.Status(after, desk.now(), desk.messageId()));
    }
  }

  private List<Line> lines(long licenceId) {
    return books.linesOf(licenceId).stream().filter(line -> !line.dropped()).toList();
  }
}
