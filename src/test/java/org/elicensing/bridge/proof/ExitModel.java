package org.elicensing.bridge.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.Place;

/** The watch over the exit of what was consumed: asked for after 90 days, due for invalidation after 150, and credited where the bridge was told to. */
final class ExitModel {

  private static final int ASK = 90;
  private static final int INVALIDATE = 150;

  /** @param asked whether customs was asked already; settled: nobody waits any more, though the consumption stands */
  private record Watch(int made, int since, boolean asked, boolean settled) {
    int due() {
      return since + (asked ? INVALIDATE : ASK) + 1;
    }
  }

  private final Model model;
  private final Map<Declaration, Watch> watches = new HashMap<>();
  /** A watch that begins anew keeps the place that it had. */
  private final Map<Declaration, Integer> asks = new HashMap<>();
  private final Map<Declaration, Integer> invalidations = new HashMap<>();
  boolean credits;

  ExitModel(Model model) {
    this.model = model;
  }

  /** What stands when a batch is written is watched: from its first consumption on, and anew after a withdrawal. */
  void batchEnds() {
    // Two that turned out to be one are watched as one.
    watches.keySet().retainAll(model.declarations());
    for (Declaration each : model.touched.byConsumption()) {
      OptionalInt since = each.holds.values().stream().filter(Held::consumed).mapToInt(Held::day).min();
      if (since.isEmpty() || each.course.exited) {
        watches.remove(each);
      } else if (!watches.containsKey(each)) {
        watches.put(each, new Watch(asks.computeIfAbsent(each, first -> model.time.made++), since.getAsInt(), false, false));
      }
    }
  }

  /** What is due. */
  List<TimeModel.Act> due() {
    List<TimeModel.Act> due = new ArrayList<>();
    watches.forEach((declaration, watch) -> {
      if (!watch.settled() && watch.due() <= model.today) {
        due.add(new TimeModel.Act(watch.due(), watch.made(), () -> act(declaration, watch)));
      }
    });
    return due;
  }

  private void act(Declaration declaration, Watch watch) {
    watches.put(declaration, new Watch(invalidations.computeIfAbsent(declaration, first -> model.time.made++), watch.since(), true, watch.asked()));
    List<Place> consumed = declaration.holds.entrySet().stream().filter(each -> each.getValue().consumed()).map(Map.Entry::getKey).toList();
    if (!watch.asked()) {
      model.news.outcome("ExitAsked", model.shown.outcome(consumed, "none"));
    } else if (credits) {
      declaration.holds.keySet().removeAll(consumed);
      watches.remove(declaration);
      model.news.outcome("InvalidatedWithoutExit", model.shown.outcome(consumed, "withdrawn"));
    }
  }

  /** What is to act, and when. */
  Set<String> waiting() {
    Set<String> all = new TreeSet<>();
    model.shown.names().forEach((declaration, name) -> {
      Watch watch = watches.get(declaration);
      if (watch != null && !watch.settled()) {
        all.add(name + (watch.asked() ? " invalidation" : " exit-ask") + " day " + watch.due());
      }
    });
    return all;
  }
}
