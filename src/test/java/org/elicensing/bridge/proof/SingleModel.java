package org.elicensing.bridge.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elicensing.bridge.proof.Model.Decision;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Measured;
import org.elicensing.bridge.proof.Model.Place;
import org.elicensing.bridge.proof.Model.Stated;
import org.elicensing.bridge.proof.Model.Wish;

/** The single window: one declaration on one licence is reserved, cleared, amended or withdrawn (Art 5 to 7). */
final class SingleModel {

  static final String ABSENT = "no such licence";

  private final Model model;

  SingleModel(Model model) {
    this.model = model;
  }

  String reserve(Step step) {
    if (!model.licences.containsKey(step.licence())) {
      return ABSENT;
    }
    model.news.push(step.licence(), step.heading().office(), push(step));
    boolean mrn = step.variant() % 4 != 2;
    boolean lrn = step.variant() % 4 >= 2;
    boolean two = mrn && lrn && model.byMrn.get(step.declaration()) != null && model.byLrn.get(step.declaration()) != null;
    Declaration known = two ? model.bind(step.declaration(), true, true) : model.find(step.declaration(), mrn, lrn);
    Decision decision = model.reserve(step.licence(), known == null ? new Declaration() : known, step.goods(), true, model.today);
    if (decision.refused()) {
      StringBuilder answer = new StringBuilder("0 reason-").append(decision.reason());
      decision.failing().forEach((place, reason) -> answer.append(' ').append(place).append(":reason-").append(reason));
      return answer + model.shown.licence(step) + active(step);
    }
    model.restate(model.bind(step.declaration(), mrn, lrn), step.licence(), decision.wishes(), step.heading().office());
    return "1" + model.shown.licence(step) + active(step);
  }

  /** Moves nothing; status limits reserving, never reading. */
  String check(Step step) {
    if (!model.licences.containsKey(step.licence())) {
      return ABSENT;
    }
    model.news.push(step.licence(), step.heading().office(), push(step));
    return "found" + model.shown.licence(step) + active(step);
  }

  /** Whether the office wants to be told of what becomes of the licence; null: it does not say. */
  static Boolean push(Step step) {
    int wish = step.variant() / 4 % 5;
    return wish < 2 ? null : Boolean.valueOf(wish > 2);
  }

  private static String active(Step step) {
    return push(step) == null ? "" : " | push " + push(step);
  }

  /** Art 9: what customs has to tell beside the quantities, created, amended or deleted; a name is never given twice. */
  String enter(Step step) {
    String action = Words.action(step);
    Declaration known = model.find(step.declaration(), true, false);
    if (!model.licences.containsKey(step.licence())) {
      return "outcome-02";
    }
    String name = step.licence() + "/" + Words.record(step);
    Boolean stands = known == null ? null : known.entered.get(name);
    if (action.equals("create")) {
      if (stands != null) {
        return "rejected";
      }
      model.bind(step.declaration(), true, false).entered.put(name, true);
      return "outcome-01";
    }
    if (stands == null || !stands) {
      return "outcome-02";
    }
    known.entered.put(name, action.equals("amend"));
    return "outcome-01";
  }

  String clear(Step step) {
    boolean byLrnOnly = step.variant() % 5 == 0;
    Declaration declaration = model.find(step.declaration(), !byLrnOnly, byLrnOnly);
    int licence = step.licence();
    Map<Place, Held> own = declaration == null ? Map.of() : declaration.on(licence);
    if (own.isEmpty() || declaration.consumed(licence)) {
      return own.isEmpty() ? "outcome-02" : "outcome-03";
    }
    if (step.kind() == Step.Kind.NOT_RELEASED) {
      declaration.put(licence, Map.of());
      return "outcome-01";
    }
    if (declaration.suspended.containsKey(licence)) {
      return "outcome-93";
    }
    Map<Place, Wish> gone = new TreeMap<>();
    if (step.items().isEmpty()) {
      own.forEach((place, held) -> gone.put(place, held.wish()));
    } else if (!fits(licence, own, step.items(), gone)) {
      return "outcome-92";
    }
    return settle(declaration, licence, own, gone, step.heading().office());
  }

  String amend(Step step) {
    Declaration declaration = model.find(step.declaration(), true, false);
    int licence = step.licence();
    Map<Place, Held> own = new TreeMap<>(declaration == null ? Map.of() : declaration.on(licence));
    if (own.isEmpty() || !declaration.consumed(licence)) {
      return own.isEmpty() ? "outcome-02" : "outcome-05";
    }
    // What is only held beside it, because one goods item was written off by hand, stays as it is.
    Map<Place, Held> held = new TreeMap<>(own);
    held.values().removeIf(Held::consumed);
    own.keySet().removeAll(held.keySet());
    Map<Place, Wish> after = new TreeMap<>();
    if (step.kind() == Step.Kind.AMEND) {
      if (!fits(licence, own, step.items(), after)) {
        return "outcome-92";
      }
      own.forEach((place, consumed) -> after.putIfAbsent(place, consumed.wish()));
    }
    String outcome = settle(declaration, licence, own, after, step.heading().office());
    declaration.holds.putAll(held);
    return outcome;
  }

  /** Each item must speak of just one hold, in measures that it has. */
  private boolean fits(int licence, Map<Place, Held> own, List<Item> items, Map<Place, Wish> stated) {
    for (Item item : items) {
      Place place = Model.only(own, item);
      MLine line = place == null ? null : model.line(licence, place.line());
      if (line == null || !countable(line, own.get(place).use(), item)) {
        return false;
      }
      if (!new Wish(Model.measured(line, item), stated(own.get(place).stated(), item)).addTo(stated, place)) {
        return false;
      }
    }
    return true;
  }

  /** What nothing is held of need not be stated. */
  private static boolean countable(MLine line, Measured held, Item item) {
    boolean quantity = item.quantity() == null && held.quantity().signum() == 0 || !Measures.unfit(line.unit(), item.quantity(), item.unit(), line.quantity());
    boolean value = item.amount() == null && held.value().signum() == 0 || !Measures.unfit("EUR", item.amount(), item.currency(), line.value());
    return quantity && value;
  }

  private String settle(Declaration declaration, int licence, Map<Place, Held> own, Map<Place, Wish> gone, String office) {
    if (model.licences.get(licence).lines.stream().anyMatch(line -> model.exceeds(licence, line, own, gone))) {
      return "outcome-91";
    }
    model.consume(declaration, licence, gone, office);
    return model.licences.get(licence).inForce(model.today) ? "outcome-01" : "outcome-04";
  }

  /** An item that customs speaks of, with code and units as it was declared; a measure that is not stated has no unit either. */
  static Stated stated(Stated was, Item item) {
    return new Stated(was.code(), item.quantity(), item.quantity() == null ? null : item.unit() == null ? was.unit() : item.unit(), item.amount(),
        item.amount() == null ? null : item.currency() == null ? was.currency() : item.currency());
  }
}
