package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.Licence;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Measured;
import org.elicensing.bridge.proof.Model.Place;

/** What can be seen of the model: in answers, in acknowledgements, and as it must stand in the database. */
final class Shown {

  private final Model model;

  Shown(Model model) {
    this.model = model;
  }

  /** A licence as the single window is shown it: its status, what it serves, what is left, and everything that stands on it. */
  String licence(Step step) {
    int number = step.licence();
    Licence licence = model.licences.get(number);
    Item first = step.items().isEmpty() ? null : step.items().get(0);
    String document = first == null ? null : first.document();
    List<String> asked = first != null && first.procedure() != null ? List.of(first.procedure()) : licence.paper.procedures();
    StringBuilder text = new StringBuilder(" | ").append(status(number));
    for (String procedure : asked.isEmpty() ? new String[] {null} : asked.toArray(String[]::new)) {
      text.append(' ').append(procedure).append(licence.serves(model.today, document, procedure) ? " serves" : " does not");
    }
    text.append(managed(licence));
    for (MLine line : licence.lines) {
      if (!line.open()) {
        Measured used = model.used(number, line.number(), null);
        text.append(" | ").append(line.number()).append(": ").append(left(line.quantity(), used.quantity())).append(' ').append(left(line.value(), used.value()));
      }
    }
    List<String> standing = new ArrayList<>();
    each((name, place, held) -> {
      if (place.licence() == number) {
        standing.add(" | " + (held.consumed() ? "consumed " : "reserved ") + place.line() + " " + name + "/" + place.goodsItem() + " day " + held.day() + " at " + held.office() + " " + stated(held));
      }
    });
    return text + standing.stream().sorted().collect(Collectors.joining()) + totals(number);
  }

  private static String stated(Held held) {
    var stated = held.stated();
    return stated.code() + " " + Measures.text(stated.quantity()) + " " + stated.unit() + " " + Measures.text(stated.amount()) + " " + stated.currency();
  }

  private static String managed(Licence licence) {
    boolean quantity = licence.lines.stream().anyMatch(line -> line.quantity() != null);
    boolean value = licence.lines.stream().anyMatch(line -> line.value() != null);
    return quantity && value ? " both" : quantity ? " quantity" : value ? " value" : " null";
  }

  /** Expired by its dates, exhausted when a limit of every line is consumed. */
  String status(int number) {
    Licence licence = model.licences.get(number);
    return !licence.usable() ? licence.status : model.today > licence.lastDay ? "EXPIRED" : exhausted(number) ? "EXHAUSTED" : "VALID";
  }

  boolean exhausted(int number) {
    return model.licences.get(number).lines.stream().allMatch(line -> {
      Measured consumed = model.used(number, line.number(), true);
      return line.quantity() != null && consumed.quantity().compareTo(line.quantity()) >= 0 || line.value() != null && consumed.value().compareTo(line.value()) >= 0;
    });
  }

  /** What remains of a limit, and by how much it is overdrawn. */
  static String left(BigDecimal limit, BigDecimal used) {
    if (limit == null) {
      return "-";
    }
    BigDecimal left = limit.subtract(used);
    return left.signum() < 0 ? "0 overdrawn by " + Measures.text(left.negate()) : Measures.text(left);
  }

  /** What is left on a line, as the outcome of a document tells it; nothing of an open line. */
  String remaining(int licence, Integer number) {
    MLine line = number == null || !model.licences.containsKey(licence) ? null : model.line(licence, number);
    if (line == null || line.open()) {
      return "";
    }
    Measured used = model.used(licence, number, null);
    return " left " + left(line.quantity(), used.quantity()) + " " + left(line.value(), used.value());
  }

  /** What became of some of what stands, as an outcome on the queue tells it. */
  String outcome(Collection<Place> places, String what) {
    return places.stream().map(place -> place.goodsItem() + "/L" + place.licence() + "/" + place.line() + " " + what + " ok" + remaining(place.licence(), place.line())).sorted().collect(Collectors.joining("; "));
  }

  /** What is available on every limited line, as licensing is told. */
  String left(int licence) {
    StringBuilder text = new StringBuilder();
    for (MLine line : model.licences.get(licence).lines) {
      if (!line.open()) {
        Measured used = model.used(licence, line.number(), null);
        text.append(" | ").append(line.number()).append(": ").append(line.quantity() == null ? "-" : Measures.text(line.quantity().subtract(used.quantity())))
            .append(' ').append(line.value() == null ? "-" : Measures.text(line.value().subtract(used.value())));
      }
    }
    return text.toString();
  }

  /** Totals of open lines, per declared unit and currency. */
  private String totals(int licence) {
    Map<String, BigDecimal[]> totals = new TreeMap<>();
    each((name, place, held) -> {
      MLine line = place.licence() == licence ? model.line(licence, place.line()) : null;
      if (line != null && line.open()) {
        add(totals, place.line() + " " + held.stated().unit(), held, held.stated().quantity());
        add(totals, place.line() + " " + held.stated().currency(), held, held.stated().amount());
      }
    });
    StringBuilder text = new StringBuilder();
    totals.forEach((unit, total) -> {
      if (total[0].signum() != 0 || total[1].signum() != 0) {
        text.append(" | open ").append(unit).append(' ').append(Measures.text(total[0])).append(' ').append(Measures.text(total[1]));
      }
    });
    return text.toString();
  }

  private static void add(Map<String, BigDecimal[]> totals, String unit, Held held, BigDecimal number) {
    if (number != null) {
      totals.computeIfAbsent(unit, each -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
      totals.get(unit)[held.consumed() ? 1 : 0] = totals.get(unit)[held.consumed() ? 1 : 0].add(number);
    }
  }

  /** Limits, reserved and consumed of every line, as they must stand in the database. */
  Set<String> balances() {
    Set<String> all = new TreeSet<>();
    model.licences.forEach((licence, is) -> is.lines.forEach(line -> {
      Measured reserved = model.used(licence, line.number(), false);
      Measured consumed = model.used(licence, line.number(), true);
      all.add("L" + licence + " line " + line.number() + ": " + Measures.text(line.quantity()) + " / " + Measures.text(line.value())
          + ", " + Measures.text(reserved.quantity()) + " / " + Measures.text(reserved.value()) + " reserved, " + Measures.text(consumed.quantity()) + " / " + Measures.text(consumed.value())
          + " consumed");
    }));
    return all;
  }

  /** Every hold and consumption, as it must stand in the database. */
  Set<String> allocations() {
    Set<String> all = new TreeSet<>();
    each((name, place, held) -> all.add("L" + place.licence() + " line " + place.line() + " " + name + " item " + place.goodsItem() + (held.consumed() ? " consumed " : " reserved ")
        + Measures.text(held.use().quantity()) + " / " + Measures.text(held.use().value())));
    return all;
  }

  private interface Each {
    void of(String declaration, Place place, Held held);
  }

  Map<Declaration, String> names() {
    Map<Declaration, String> names = new LinkedHashMap<>();
    model.byLrn.forEach((number, declaration) -> names.put(declaration, "D" + number));
    model.byMrn.forEach((number, declaration) -> names.put(declaration, "D" + number));
    return names;
  }

  private void each(Each each) {
    names().forEach((declaration, name) -> declaration.holds.forEach((place, held) -> each.of(name, place, held)));
  }
}
