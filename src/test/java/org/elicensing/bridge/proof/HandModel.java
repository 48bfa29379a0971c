package org.elicensing.bridge.proof;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.elicensing.bridge.proof.Model.Decision;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.Place;
import org.elicensing.bridge.proof.Model.Stated;
import org.elicensing.bridge.proof.Model.Wish;

/** What people enter: quantities that were written off by hand during an outage (Art 11), and suspensions of an export. */
final class HandModel {

  private final Model model;

  HandModel(Model model) {
    this.model = model;
  }

  /** An entry is about its own goods item on its line only. */
  String writeOff(Step step) {
    if (!model.licences.containsKey(step.licence())) {
      return "parked reason-90";
    }
    Item item = step.items().get(0);
    Declaration known = model.find(step.declaration(), true, false);
    Map<Place, Held> own = new TreeMap<>(known == null ? Map.of() : known.on(step.licence()));
    own.keySet().removeIf(place -> place.goodsItem() != item.goodsItem() || item.line() != place.line());
    if (own.values().stream().anyMatch(Held::consumed)) {
      Map<Place, Wish> same = new TreeMap<>();
      model.count(step.licence(), model.line(step.licence(), item.line()), item, same, new TreeMap<>());
      Held held = own.values().iterator().next();
      boolean open = model.line(step.licence(), item.line()).open();
      boolean equal = same.values().stream().anyMatch(wish -> wish.use().equals(held.use()) && (!open || sameNumbers(wish.stated(), held.stated())));
      return equal ? "recorded-before" : "parked reason-06";
    }
    Decision decision = model.wanted(step.licence(), own, step.goods());
    if (decision.refused()) {
      return "parked reason-" + decision.reason();
    }
    Declaration declaration = model.bind(step.declaration(), true, false);
    own.keySet().forEach(declaration.holds::remove);
    decision.wishes().forEach((place, wish) -> declaration.holds.put(place, new Held(wish.use(), true, wish.stated(), model.today, step.heading().office())));
    return "recorded";
  }

  private static boolean sameNumbers(Stated one, Stated other) {
    return Objects.equals(one.quantity(), other.quantity()) && Objects.equals(one.amount(), other.amount());
  }

  String suspend(Step step) {
    if (!model.licences.containsKey(step.licence())) {
      return "no-such-licence";
    }
    model.time.suspend(model.bind(step.declaration(), true, false), step.licence(), step.variant() % 3 == 0);
    return "open";
  }

  String lift(Step step) {
    Declaration declaration = model.find(step.declaration(), true, false);
    return declaration != null && model.time.lift(declaration, step.licence()) ? "lifted" : "not-suspended";
  }
}
