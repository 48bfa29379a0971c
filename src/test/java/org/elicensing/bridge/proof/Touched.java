package org.elicensing.bridge.proof;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.Place;

/** Which declarations a batch has moved, in the order in which it did: what is watched over because of it is numbered in that order. */
final class Touched {

  private final Model model;
  private final Set<Declaration> moved = new LinkedHashSet<>();
  private final Set<Declaration> consumption = new LinkedHashSet<>();

  Touched(Model model) {
    this.model = model;
  }

  /** What stands before one message. */
  Map<Declaration, Map<Place, Held>> standing() {
    Map<Declaration, Map<Place, Held>> all = new HashMap<>();
    model.declarations().forEach(each -> all.put(each, new TreeMap<>(each.holds)));
    return all;
  }

  /** @param before what stood before the message */
  void since(Map<Declaration, Map<Place, Held>> before) {
    for (Declaration each : model.declarations()) {
      Map<Place, Held> was = before.getOrDefault(each, Map.of());
      if (!expiring(was).equals(expiring(each.holds))) {
        moved.add(each);
      }
      if (!consumed(was).equals(consumed(each.holds))) {
        consumption.add(each);
      }
    }
  }

  private static Map<Place, Held> expiring(Map<Place, Held> holds) {
    Map<Place, Held> expiring = new TreeMap<>(holds);
    expiring.keySet().removeIf(place -> place.licence() != Histories.EXPIRING);
    return expiring;
  }

  private static Map<Place, Held> consumed(Map<Place, Held> holds) {
    Map<Place, Held> consumed = new TreeMap<>(holds);
    consumed.values().removeIf(held -> !held.consumed());
    return consumed;
  }

  /** An officer's decision may be about consumption, whatever it changes. */
  void byOfficer(Declaration declaration) {
    consumption.add(declaration);
  }

  /** All declarations, those whose consumption may have changed first. */
  Collection<Declaration> byConsumption() {
    return first(consumption);
  }

  /** All declarations, those first that were moved on the licence whose holds expire. */
  Collection<Declaration> byMoves() {
    return first(moved);
  }

  private Collection<Declaration> first(Set<Declaration> touched) {
    Collection<Declaration> there = model.declarations();
    Set<Declaration> all = new LinkedHashSet<>(touched);
    all.retainAll(there);
    all.addAll(there);
    return all;
  }

  void forget() {
    moved.clear();
    consumption.clear();
  }
}
