package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.Licence;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Measured;
import org.elicensing.bridge.proof.Model.Place;

/**
 * What the licensing system says of its licences: a record keeps what is used, or is refused and holds the licence back. A part that
 * is split off takes its limits out of its parent's lines, and gives back what it does not use when it ends for good.
 */
final class LicenceModel {

  private static final Set<String> ENDED = Set.of("REVOKED", "ANNULLED", "EXPIRED");

  private final Model model;
  private Licence before;
  private boolean againstUse;
  private boolean uncovered;

  LicenceModel(Model model) {
    this.model = model;
  }

  String record(Paperwork record) {
    before = model.licences.get(record.licence());
    againstUse = false;
    Integer parent = Histories.PARENTS.get(record.licence());
    uncovered = parent != null && !model.licences.containsKey(parent);
    Licence after = new Licence(record);
    Map<Integer, Integer> above = new HashMap<>();
    for (MLine wanted : record.lines()) {
      MLine was = before == null ? null : model.line(record.licence(), wanted.number());
      MLine effective = parent == null || !ENDED.contains(record.status()) ? wanted : ended(record.licence(), wanted, was);
      after.lines.add(was == null ? effective : changed(record.licence(), was, effective));
      if (parent != null && !uncovered) {
        above.put(wanted.number(), source(parent, effective));
      }
    }
    if (before != null) {
      before.lines.stream().filter(line -> after.line(line.number()) == null).forEach(line -> againstUse |= inUse(record.licence(), line.number()) || !handedOn(record.licence(), line.number()).nothing());
    }
    Map<Integer, Measured> taken = uncovered || parent == null ? Map.of() : taken(parent, record.licence(), after, above);
    if (againstUse || uncovered) {
      if (before != null) {
        before.heldBack |= againstUse;
      }
      return "refused" + (before == null ? "" : model.shown.left(record.licence()));
    }
    model.licences.put(record.licence(), after);
    after.above.putAll(above);
    recount(record.licence(), after);
    taken.forEach((line, more) -> limit(parent, line, more));
    return (before == null ? "created" : "updated") + model.shown.left(record.licence());
  }

  // ---- one line

  /** The line of a record keeps what is used, without what was handed on; what goes against its use is noted. */
  private MLine changed(int licence, MLine was, MLine wanted) {
    Measured used = model.used(licence, was.number(), null);
    Measured handedOn = handedOn(licence, was.number());
    boolean inUse = inUse(licence, was.number());
    boolean bound = was.quantity() != null && (inUse && wanted.quantity() != null || handedOn.quantity().signum() > 0);
    againstUse |= bound && !was.unit().equals(wanted.unit());
    againstUse |= was.value() != null && handedOn.value().signum() > 0 && wanted.value() == null;
    MLine own = new MLine(was.number(), wanted.code(), own(wanted.quantity(), was.quantity(), used.quantity(), handedOn.quantity()), wanted.unit(),
        own(wanted.value(), was.value(), used.value(), handedOn.value()));
    boolean newly = inUse && (was.quantity() == null && own.quantity() != null || was.value() == null && own.value() != null);
    if (newly && !againstUse) {
      countable(licence, was, own);
    }
    return own;
  }

  private BigDecimal own(BigDecimal wanted, BigDecimal was, BigDecimal used, BigDecimal handedOn) {
    BigDecimal own = wanted == null ? null : wanted.subtract(handedOn);
    againstUse |= own != null && own.compareTo(was == null ? BigDecimal.ZERO : used) < 0 && (was == null || own.compareTo(was) != 0);
    return own;
  }

  private boolean inUse(int licence, int line) {
    return model.declarations().stream().anyMatch(each -> each.holds.keySet().stream().anyMatch(place -> place.licence() == licence && place.line() == line));
  }

  /** A measure that was not limited before is counted as it was declared, where every use says it. */
  private void countable(int licence, MLine was, MLine own) {
    Measured sum = Measured.NONE;
    for (var each : model.declarations()) {
      for (Map.Entry<Place, Held> use : each.on(licence).entrySet()) {
        if (use.getKey().line() == was.number()) {
          Measured counted = counted(was, own, use.getValue());
          againstUse |= counted == null;
          sum = counted == null ? sum : sum.plus(counted);
        }
      }
    }
    againstUse |= was.quantity() == null && own.quantity() != null && sum.quantity().compareTo(own.quantity()) > 0 || was.value() == null && own.value() != null && sum.value().compareTo(own.value()) > 0;
  }

  private static Measured counted(MLine was, MLine own, Held held) {
    BigDecimal quantity = own.quantity() == null ? BigDecimal.ZERO : was.quantity() != null ? held.use().quantity() : Measures.of(held.stated().quantity(), held.stated().unit(), own.unit());
    BigDecimal value = own.value() == null ? BigDecimal.ZERO : was.value() != null ? held.use().value() : Measures.of(held.stated().amount(), held.stated().currency(), "EUR");
    return quantity == null || value == null ? null : new Measured(quantity, value);
  }

  private void recount(int licence, Licence after) {
    for (MLine was : before == null ? List.<MLine>of() : before.lines) {
      MLine own = after.line(was.number());
      model.declarations().forEach(each -> each.on(licence).forEach((place, held) -> {
        if (own != null && place.line() == was.number()) {
          each.holds.put(place, new Held(counted(was, own, held), held.consumed(), held.stated(), held.day(), held.office()));
        }
      }));
    }
  }

  // ---- parts

  /** What the parts of a licence have taken out of one of its lines. */
  private Measured handedOn(int licence, int line) {
    List<Measured> all = new ArrayList<>();
    model.licences.forEach((number, part) -> {
      if (Integer.valueOf(licence).equals(Histories.PARENTS.get(number))) {
        part.lines.stream().filter(each -> Integer.valueOf(line).equals(part.above.get(each.number()))).forEach(each -> all.add(limits(each)));
      }
    });
    return Model.sum(all);
  }

  private static Measured limits(MLine line) {
    return new Measured(line.quantity() == null ? BigDecimal.ZERO : line.quantity(), line.value() == null ? BigDecimal.ZERO : line.value());
  }

  /** Of a part that has ended only what is used stays with it. */
  private MLine ended(int licence, MLine wanted, MLine was) {
    Measured used = was == null ? Measured.NONE : model.used(licence, wanted.number(), null);
    return new MLine(wanted.number(), wanted.code(), least(wanted.quantity(), used.quantity(), was == null || was.quantity() != null), wanted.unit(),
        least(wanted.value(), used.value(), was == null || was.value() != null));
  }

  private static BigDecimal least(BigDecimal limit, BigDecimal used, boolean counted) {
    return limit == null || !counted ? limit : limit.min(used);
  }

  /** The parent's line of the same number, else its only one; limited in what the parent's is, in the same unit. */
  private Integer source(int parent, MLine wanted) {
    List<MLine> lines = model.licences.get(parent).lines;
    MLine source = lines.stream().filter(line -> line.number() == wanted.number()).findFirst().orElse(lines.size() == 1 ? lines.get(0) : null);
    uncovered |= source == null || source.quantity() != null && !source.unit().equals(wanted.unit()) || source.value() != null && wanted.value() == null;
    return source == null ? null : source.number();
  }

  /** How much more each line of the parent hands on; what the part had goes back first. */
  private Map<Integer, Measured> taken(int parent, int part, Licence after, Map<Integer, Integer> above) {
    Map<Integer, Measured> more = new TreeMap<>();
    after.lines.forEach(line -> more.merge(above.get(line.number()), limits(line), Measured::plus));
    if (before != null) {
      before.lines.forEach(line -> more.merge(before.above.get(line.number()), negated(limits(line)), Measured::plus));
    }
    more.forEach((number, taken) -> {
      MLine line = model.line(parent, number);
      Measured used = model.used(parent, number, null);
      uncovered |= line != null && (beyond(taken.quantity(), line.quantity(), used.quantity()) || beyond(taken.value(), line.value(), used.value()));
    });
    return more;
  }

  private static Measured negated(Measured of) {
    return new Measured(of.quantity().negate(), of.value().negate());
  }

  private static boolean beyond(BigDecimal more, BigDecimal limit, BigDecimal used) {
    return limit != null && more.signum() > 0 && more.compareTo(limit.subtract(used)) > 0;
  }

  private void limit(int parent, int number, Measured more) {
    model.licences.get(parent).lines.replaceAll(line -> line.number() != number ? line : new MLine(number, line.code(), line.quantity() == null ? null : line.quantity().subtract(more.quantity()),
        line.unit(), line.value() == null ? null : line.value().subtract(more.value())));
  }
}
