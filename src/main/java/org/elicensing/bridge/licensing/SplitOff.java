package org.elicensing.bridge.licensing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.elicensing.bridge.ledger.Balance;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.HandedOn;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.ledger.Tally;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licensing.LicenceRecord.RecordLine;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.writer.Desk;

/**
 * What a record of a licence that is split off another one takes out of its parent's lines, and gives back to them. Global
 * licences with limits are split on request; the parts together never authorise more than the whole.
 */
final class SplitOff {

  /** For good: what such a licence has not used goes back to its parent. */
  private static final Set<LicenceStatus> ENDED = Set.of(LicenceStatus.REVOKED, LicenceStatus.ANNULLED, LicenceStatus.EXPIRED);

  /** What one parent line is asked for, and what it gets back at the same time. */
  private static final class Demand {
    private final EnumMap<Measure, Long> taken = new EnumMap<>(Map.of(Measure.QUANTITY, 0L, Measure.VALUE, 0L));
    private final EnumMap<Measure, Long> given = new EnumMap<>(taken);
    private final List<Integer> lines = new ArrayList<>();

    private void take(Measure measure, Long limit) {
      taken.merge(measure, zero(limit), HandedOn::together);
    }

    private void give(Measure measure, long limit) {
      given.merge(measure, limit, HandedOn::together);
    }

    private long more(Measure measure) {
      return taken.get(measure) - given.get(measure);
    }
  }

  private final Books books;
  private final LicenceRecord record;
  private final Licence parent;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Long, Demand> demands = new TreeMap<>();

  /** @param child the licence as it was, or null when it is new */
  SplitOff(Books books, LicenceRecord record, Licence child, String system) {
    this.books = books;
    this.record = record;
    Licence named = books.licence(record.parent());
    if (record.parent() != null) {
      whole(named, child, system).ifPresent(findings::add);
    }
    this.parent = findings.isEmpty() ? named : null;
  }

  private Optional<Finding> whole(Licence named, Licence child, String system) {
    String path = "/Licence/ParentReference";
    if (named == null) {
      return Optional.of(new Finding(path, "parent-unknown", "The licence " + record.parent() + " that this one is split off is not known; send it first."));
    }
    if (!named.system().equals(system)) {
      return Optional.of(new Finding(path, "owned-by-another-system", "The licence that this one is split off belongs to another licensing system."));
    }
    boolean circle = child != null && (named.id() == child.id() || HandedOn.reaches(books, child.id(), named.id()));
    return circle ? Optional.of(new Finding(path, "parent-circle", "A licence cannot be split off itself.")) : Optional.empty();
  }

  /** The line of the record as it may stand: of a split licence that has ended only what is used. */
  RecordLine effective(RecordLine wanted, Line before) {
    if (record.parent() == null || !ENDED.contains(record.status())) {
      return wanted;
    }
    return new RecordLine(wanted.number(), wanted.commodityCode(), wanted.unit(), used(wanted.quantity(), wanted.usedQuantity(), before, Measure.QUANTITY), wanted.currency(),
        used(wanted.value(), wanted.usedValue(), before, Measure.VALUE), wanted.usedQuantity(), wanted.usedValue(), wanted.parentLine());
  }

  private Long used(Long limit, Long usedBefore, Line before, Measure measure) {
    if (limit == null || before != null && !before.limitedIn(measure)) {
      return limit;
    }
    long used = before == null ? usedBefore == null ? 0 : usedBefore : before.balance(measure).used() + HandedOn.of(books, before, measure);
    return Math.min(limit, used);
  }

  /** What the line had goes back to the parent it had. */
  void give(Line before) {
    if (before.parentId() != null) {
      for (Measure measure : Measure.values()) {
        demand(before.parentId()).give(measure, HandedOn.taken(books, before, measure));
      }
    }
  }

  /** The record's line takes its limits; its parent line, or null when it has none. */
  Long take(RecordLine wanted) {
    Line source = parent == null ? null : source(wanted);
    if (source == null) {
      return null;
    }
    demand(source.id()).lines.add(wanted.number());
    for (Measure measure : Measure.values()) {
      demand(source.id()).take(measure, limit(wanted, measure));
      String unit = measure == Measure.QUANTITY ? wanted.unit() : wanted.currency();
      if (source.limitedIn(measure) && !source.unitOf(measure).equals(unit)) {
        findings.add(new Finding(LineChange.path(wanted.number(), measure), "unit-of-parent", "Line " + source.number() + " of " + parent.reference() + " is limited in " + source.unitOf(measure)
            + ", so a line that is split off it must be too."));
      }
    }
    return source.id();
  }

  /** The line that is named; else the one of the same number; else the only one there is. */
  private Line source(RecordLine wanted) {
    List<Line> lines = books.linesOf(parent.id()).stream().filter(line -> !line.dropped()).toList();
    int number = wanted.parentLine() != null ? wanted.parentLine() : wanted.number();
    Optional<Line> found = lines.stream().filter(line -> line.number() == number).findFirst()
        .or(() -> wanted.parentLine() == null && lines.size() == 1 ? Optional.of(lines.get(0)) : Optional.empty());
    if (found.isEmpty()) {
      findings.add(new Finding("/Licence/Line[LineNumber=" + wanted.number() + "]/ParentLine", "parent-line-unknown",
          "The licence " + parent.reference() + " has no line " + number + " that line " + wanted.number() + " could be split off."));
    }
    return found.orElse(null);
  }

  private Demand demand(long parentLine) {
    return demands.computeIfAbsent(parentLine, id -> new Demand());
  }

  /** All that is wrong with it, once everything was given and taken. */
  List<Finding> findings() {
    List<Finding> all = new ArrayList<>(findings);
    if (findings.isEmpty()) {
      demands.forEach((id, demand) -> uncovered(books.lines.get(id), demand, all));
    }
    return all;
  }

  private void uncovered(Line source, Demand demand, List<Finding> all) {
    for (Measure measure : Measure.values()) {
      if (source.limitedIn(measure) && demand.more(measure) > Math.max(0, source.balance(measure).available())) {
        long greatest = source.balance(measure).available() + demand.given.get(measure);
        all.add(new Finding(LineChange.path(demand.lines.get(0), measure), "parent-not-covering",
            "Line " + source.number() + " of " + books.licences.get(source.licenceId()).reference() + " has too little left for what is split off it; the greatest acceptable limit"
                + (demand.lines.size() > 1 ? " of lines " + demand.lines + " together" : "") + " is " + measure.text(Math.max(0, greatest)) + " " + source.unitOf(measure) + "."));
      }
    }
  }

  /** Moves the parents' limits by what was taken and given back, each with an entry of its own. */
  void apply(Desk desk) {
    demands.forEach((id, demand) -> {
      Line source = books.lines.get(id);
      long quantity = source.limitedIn(Measure.QUANTITY) ? demand.more(Measure.QUANTITY) : 0;
      long value = source.limitedIn(Measure.VALUE) ? demand.more(Measure.VALUE) : 0;
      if (quantity != 0 || value != 0) {
        books.lines.put(id, source.restated(source.commodityCode(), source.unit(), source.currency(), less(source.quantity(), quantity), less(source.value(), value), source.dropped()));
        books.append(Entry.of(desk.nextId(), Move.SPLIT, source.licenceId(), new Hold.Key(id, 0, 0), Tally.limit(-quantity), Tally.limit(-value), desk.occasion(null, null, record.written())));
      }
    });
  }

  private static Balance less(Balance balance, long taken) {
    return balance == null ? null : balance.limitedTo(balance.authorised() - taken);
  }

  private static Long limit(RecordLine line, Measure measure) {
    return measure == Measure.QUANTITY ? line.quantity() : line.value();
  }

  private static long zero(Long number) {
    return number == null ? 0 : number;
  }
}
