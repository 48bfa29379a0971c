package org.elicensing.bridge.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.Place;

/** What happens by itself, in whole days: suspensions end, and holds expire on the licences that have a period for it. Day 0 is a Monday. */
final class TimeModel {

  /** Something that is due; ties act in the order of their making. */
  static final class Due {
    final int made;
    int day;
    boolean postponed;
    boolean alive = true;

    Due(int made, int day) {
      this.made = made;
      this.day = day;
    }
  }

  record Suspension(int since, boolean exceptional, Due end) {}

  /** @param made ties act in the order of their making */
  record Act(int day, int made, Runnable doing) {}

  private final Model model;
  private final Map<Declaration, Due> holds = new HashMap<>();
  private final Map<Integer, Due> expiries = new TreeMap<>();
  int made;

  TimeModel(Model model) {
    this.model = model;
  }

  void suspend(Declaration declaration, int licence, boolean exceptional) {
    Suspension standing = declaration.suspended.get(licence);
    if (standing == null) {
      declaration.suspended.put(licence, new Suspension(model.today, exceptional, new Due(made++, workingDays(model.today, exceptional ? 30 : 10) + 1)));
    } else if (exceptional && !standing.exceptional()) {
      standing.end().day = workingDays(standing.since(), 30) + 1;
      declaration.suspended.put(licence, new Suspension(standing.since(), true, standing.end()));
    }
  }

  boolean lift(Declaration declaration, int licence) {
    return declaration.suspended.remove(licence) != null;
  }

  private static int workingDays(int from, int days) {
    int day = from;
    for (int counted = 0; counted < days; ) {
      day++;
      counted += day % 7 < 5 ? 1 : 0;
    }
    return day;
  }

  /** What stands when a batch is written is watched over. */
  void batchEnds() {
    model.exits.batchEnds();
    for (Declaration each : model.touched.byMoves()) {
      Due due = holds.get(each);
      int held = each.on(Histories.EXPIRING).values().stream().filter(hold -> !hold.consumed()).mapToInt(Held::day).max().orElse(-1);
      int day = held + Histories.HOLD_DAYS + 1;
      if (held < 0) {
        if (due != null) {
          due.alive = false;
          due.postponed = false;
        }
      } else if (due == null) {
        holds.put(each, new Due(made++, day));
      } else if (!due.postponed || due.day < day) {
        due.day = day;
        due.alive = true;
        due.postponed = false;
      }
    }
    model.licences.keySet().forEach(this::expiry);
    model.touched.forget();
  }

  /** The day after the last one of a licence in force. */
  private void expiry(int number) {
    Model.Licence licence = model.licences.get(number);
    Due due = expiries.get(number);
    boolean ahead = licence.usable() && licence.lastDay < Integer.MAX_VALUE && licence.lastDay + 1 > model.today;
    if (due == null && ahead) {
      expiries.put(number, new Due(made++, licence.lastDay + 1));
    } else if (due != null && ahead) {
      due.day = licence.lastDay + 1;
      due.alive = true;
    } else if (due != null) {
      due.alive = false;
    }
  }

  /** What is due acts in its order; what becomes due by that acts after all of it. */
  void pass(int days) {
    model.today += days;
    model.officer.pass();
    for (List<Act> due = due(); !due.isEmpty(); due = due()) {
      due.forEach(act -> model.news.of(act.doing()));
      batchEnds();
    }
  }

  private List<Act> due() {
    List<Act> acts = new ArrayList<>(model.exits.due());
    for (Declaration each : model.declarations()) {
      Due hold = holds.get(each);
      if (hold != null && hold.alive && hold.day <= model.today) {
        acts.add(new Act(hold.day, hold.made, () -> holdEnds(each, hold)));
      }
      each.suspended.forEach((licence, suspension) -> {
        if (suspension.end().day <= model.today) {
          acts.add(new Act(suspension.end().day, suspension.end().made, () -> suspensionEnds(each, licence)));
        }
      });
    }
    expiries.forEach((licence, due) -> {
      if (due.alive && due.day <= model.today) {
        acts.add(new Act(due.day, due.made, () -> {
          due.alive = false;
          model.news.expired(licence);
        }));
      }
    });
    acts.sort(Comparator.comparingInt(Act::day).thenComparingInt(Act::made));
    return acts;
  }

  private void suspensionEnds(Declaration declaration, int licence) {
    declaration.suspended.remove(licence);
    model.news.outcome("SuspensionLifted", model.shown.outcome(declaration.on(licence).keySet(), "none"));
  }

  private void holdEnds(Declaration declaration, Due due) {
    if (declaration.suspended.containsKey(Histories.EXPIRING)) {
      due.postponed = true;
      due.day = model.today + 1;
      return;
    }
    List<Place> held = declaration.on(Histories.EXPIRING).entrySet().stream().filter(each -> !each.getValue().consumed()).map(Map.Entry::getKey).toList();
    declaration.holds.keySet().removeAll(held);
    model.news.outcome("HoldExpired", model.shown.outcome(held, "released"));
  }
}
