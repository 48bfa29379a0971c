package org.elicensing.bridge.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.Licence;
import org.elicensing.bridge.proof.Model.Place;

/**
 * What must leave without having been asked for: news of a licence that is shown otherwise, for offices that asked and those with an open
 * hold (Art 5(2)), and outcomes of what waited or happened by itself.
 */
final class News {

  /** A licence as customs is shown it. */
  private record Seen(String status, Object terms) {}

  private final Model model;
  private final Map<Integer, Set<String>> asked = new HashMap<>();
  private final List<String> told = new ArrayList<>();

  News(Model model) {
    this.model = model;
  }

  /** An office asks to be told, or no more. */
  void push(int licence, String office, Boolean wanted) {
    if (wanted != null) {
      Set<String> offices = asked.computeIfAbsent(licence, none -> new HashSet<>());
      offices.remove(office);
      if (wanted) {
        offices.add(office);
      }
    }
  }

  /** What one message does, and what is told because of it. */
  <T> T of(Supplier<T> message) {
    Map<Integer, Seen> before = seen();
    Map<Model.Declaration, Map<Place, Held>> standing = model.touched.standing();
    T result = message.get();
    model.touched.since(standing);
    seen().forEach((licence, now) -> {
      Seen was = before.get(licence);
      if (was != null && !was.equals(now)) {
        tell(licence, change(was.status(), now.status()), was.status(), now.status());
      }
    });
    return result;
  }

  void of(Runnable message) {
    of(() -> {
      message.run();
      return null;
    });
  }

  /** The last day of a licence has passed. */
  void expired(int licence) {
    tell(licence, "EXPIRED", model.shown.exhausted(licence) ? "EXHAUSTED" : "VALID", "EXPIRED");
  }

  /** An outcome on the queue that no message of that moment asked for. */
  void outcome(String event, String documents) {
    told.add(event + ": " + documents);
  }

  private Map<Integer, Seen> seen() {
    Map<Integer, Seen> all = new TreeMap<>();
    model.licences.forEach((number, is) -> all.put(number, new Seen(model.shown.status(number), List.of(is.paper, is.lastDay, is.heldBack))));
    return all;
  }

  private static String change(String before, String after) {
    boolean usable = before.equals("VALID") || before.equals("EXHAUSTED");
    return before.equals(after) ? "MODIFIED" : after.equals("VALID") ? before.equals("EXHAUSTED") ? "REPLENISHED" : "RESUMED" : after.equals("EXHAUSTED") && !usable ? "RESUMED" : after;
  }

  private void tell(int licence, String change, String before, String after) {
    Set<String> offices = new TreeSet<>(asked.getOrDefault(licence, Set.of()));
    model.declarations().forEach(each -> each.holds.forEach((Place place, Held held) -> {
      if (place.licence() == licence && !held.consumed()) {
        offices.add(held.office());
      }
    }));
    Licence is = model.licences.get(licence);
    offices.forEach(office -> told.add("L" + licence + " to " + office + " " + change + " " + before + " " + after + (is.serves(model.today, null, null) ? " usable" : "")));
  }

  /** All that was told since this was last asked. */
  List<String> told() {
    List<String> all = told.stream().sorted().toList();
    told.clear();
    return all;
  }
}
