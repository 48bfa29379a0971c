package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Measured;
import org.elicensing.bridge.proof.Model.Place;
import org.elicensing.bridge.proof.Model.Stated;
import org.elicensing.bridge.proof.Model.Wish;

/** What an officer decides past the verification (Art 8), and the second person where a line is overdrawn or a consumption taken back. */
final class OfficerModel {

  private static final Stated NOTHING = new Stated(null, null, null, null, null);

  private record Request(Step step, int day) {}

  /** @param changes what each place has afterwards, null for nothing; null when it is not executed */
  private record Judged(String outcome, Map<Place, Held> changes, boolean secondPerson) {
    static Judged refused(String outcome) {
      return new Judged(outcome, null, false);
    }
  }

  private final Model model;
  private final List<Request> open = new ArrayList<>();

  OfficerModel(Model model) {
    this.model = model;
  }

  String decide(Step step) {
    Judged judged = judge(step);
    if (judged.changes() == null) {
      return judged.outcome();
    }
    if (judged.secondPerson()) {
      model.bind(step.declaration(), true, false);
      open.add(new Request(step, model.today));
      return "outcome-93";
    }
    carryOut(step, judged);
    return judged.outcome();
  }

  /** The oldest request about the licence, decided anew on what stands by now. */
  boolean settle(int licence, boolean approved) {
    Request request = open.stream().filter(each -> each.step().licence() == licence).findFirst().orElse(null);
    if (request == null) {
      return false;
    }
    open.remove(request);
    Judged judged = judge(request.step());
    if (approved && judged.changes() != null) {
      model.news.of(() -> carryOut(request.step(), judged));
    }
    return true;
  }

  void pass() {
    open.removeIf(each -> each.day() + Histories.APPROVAL_DAYS <= model.today);
  }

  private Judged judge(Step step) {
    if (!model.licences.containsKey(step.licence())) {
      return Judged.refused("outcome-02");
    }
    String office = step.heading().office();
    Declaration declaration = model.find(step.declaration(), true, false);
    Map<Place, Held> own = declaration == null ? Map.of() : declaration.on(step.licence());
    Map<Place, Held> after = new TreeMap<>();
    String verb = Words.verb(step);
    boolean accept = verb.equals("accept");
    boolean refuse = verb.equals("refuse");
    if (step.items().isEmpty()) {
      if (own.isEmpty()) {
        return Judged.refused("outcome-02");
      }
      own.forEach((place, held) -> {
        if (refuse) {
          after.put(place, null);
        } else if (!held.consumed()) {
          after.put(place, new Held(held.use(), true, held.stated(), model.today, office));
        }
      });
      if (after.isEmpty()) {
        return Judged.refused("outcome-03");
      }
    }
    for (Item item : step.items()) {
      if (!(refuse ? takeOff(step.licence(), own, item, after) : putDown(step.licence(), own, item, accept, office, after))) {
        return Judged.refused("outcome-92");
      }
    }
    if (accept) {
      own.forEach((place, held) -> {
        if (!held.consumed() && !after.containsKey(place)) {
          after.put(place, null);
        }
      });
    }
    boolean takesBack = own.entrySet().stream().anyMatch(each -> each.getValue().consumed() && after.containsKey(each.getKey()) && less(each.getKey(), after.get(each.getKey()), each.getValue()));
    boolean inForce = refuse || model.licences.get(step.licence()).inForce(model.today);
    return new Judged(inForce ? "outcome-01" : "outcome-04", after, takesBack || overdraws(step.licence(), own, after));
  }

  private boolean putDown(int licence, Map<Place, Held> own, Item item, boolean accept, String office, Map<Place, Held> after) {
    Place known = Model.only(own, item);
    MLine line = model.line(licence, known == null ? item.line() : Integer.valueOf(known.line()));
    if (line == null) {
      return false;
    }
    Place place = new Place(licence, line.number(), item.goodsItem());
    Held before = own.get(place);
    boolean consumed = accept || (before == null ? own.values().stream().anyMatch(Held::consumed) : before.consumed());
    if (!item.saysHowMuch()) {
      if (before == null || !accept) {
        return false;
      }
      after.put(place, new Held(before.use(), true, before.stated(), model.today, office));
      return true;
    }
    if (!Model.countable(line, item)) {
      return false;
    }
    Wish wish = new Wish(Model.measured(line, item), SingleModel.stated(before == null ? NOTHING : before.stated(), item));
    Held earlier = after.get(place);
    Wish together = earlier == null ? wish : earlier.wish().plus(wish);
    if (together == null) {
      return false;
    }
    boolean nothing = line.open() ? together.stated().nothing() : together.use().nothing();
    after.put(place, nothing ? null : new Held(together.use(), consumed, together.stated(), model.today, office));
    return true;
  }

  private boolean takeOff(int licence, Map<Place, Held> own, Item item, Map<Place, Held> after) {
    Place place = Model.only(own, item);
    if (place == null) {
      return false;
    }
    if (!item.saysHowMuch()) {
      after.put(place, null);
      return true;
    }
    MLine line = model.line(licence, place.line());
    if (line.open() || !Model.countable(line, item)) {
      return false;
    }
    Held has = after.containsKey(place) ? after.get(place) : own.get(place);
    Measured use = Model.measured(line, item);
    BigDecimal quantity = (has == null ? BigDecimal.ZERO : has.use().quantity()).subtract(use.quantity());
    BigDecimal value = (has == null ? BigDecimal.ZERO : has.use().value()).subtract(use.value());
    Measured left = new Measured(quantity, value);
    Held was = own.get(place);
    after.put(place, left.nothing() ? null : new Held(left, was.consumed(), rest(line, was.stated(), left), model.today, was.office()));
    return quantity.signum() >= 0 && value.signum() >= 0;
  }

  /** What is left is told in the line's own unit. */
  private static Stated rest(MLine line, Stated was, Measured left) {
    return new Stated(was.code(), line.quantity() == null ? was.quantity() : left.quantity(), line.quantity() == null ? was.unit() : line.unit(),
        line.value() == null ? was.amount() : left.value(), line.value() == null ? was.currency() : "EUR");
  }

  /** On an open line, which counts nothing, what was declared is compared. */
  private boolean less(Place place, Held after, Held before) {
    if (after == null || after.use().quantity().compareTo(before.use().quantity()) < 0 || after.use().value().compareTo(before.use().value()) < 0) {
      return true;
    }
    Stated is = after.stated();
    Stated was = before.stated();
    return model.line(place.licence(), place.line()).open() && (less(is.quantity(), is.unit(), was.quantity(), was.unit()) || less(is.amount(), is.currency(), was.amount(), was.currency()));
  }

  private static boolean less(BigDecimal is, String unit, BigDecimal was, String unitBefore) {
    return was != null && (is == null || !Objects.equals(unit, unitBefore) || is.compareTo(was) < 0);
  }

  private boolean overdraws(int licence, Map<Place, Held> own, Map<Place, Held> after) {
    boolean overdraws = false;
    for (MLine line : model.licences.get(licence).lines) {
      Measured used = model.used(licence, line.number(), null);
      BigDecimal quantity = used.quantity();
      BigDecimal value = used.value();
      for (Map.Entry<Place, Held> each : after.entrySet()) {
        if (each.getKey().line() == line.number()) {
          Measured was = own.containsKey(each.getKey()) ? own.get(each.getKey()).use() : Measured.NONE;
          Measured is = each.getValue() == null ? Measured.NONE : each.getValue().use();
          quantity = quantity.subtract(was.quantity()).add(is.quantity());
          value = value.subtract(was.value()).add(is.value());
        }
      }
      overdraws |= line.quantity() != null && quantity.compareTo(line.quantity()) > 0 && quantity.compareTo(used.quantity()) > 0
          || line.value() != null && value.compareTo(line.value()) > 0 && value.compareTo(used.value()) > 0;
    }
    return overdraws;
  }

  private void carryOut(Step step, Judged judged) {
    Declaration declaration = model.bind(step.declaration(), true, false);
    judged.changes().forEach((place, held) -> {
      if (held == null) {
        declaration.holds.remove(place);
      } else {
        declaration.holds.put(place, new Held(held.use(), held.consumed(), held.stated(), model.today, step.heading().office()));
      }
    });
    if (!judged.changes().isEmpty()) {
      model.touched.byOfficer(declaration);
    }
    if (declaration.holds.values().stream().noneMatch(Held::consumed)) {
      declaration.course.released = false;
    }
  }
}
