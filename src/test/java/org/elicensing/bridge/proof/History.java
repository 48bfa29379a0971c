package org.elicensing.bridge.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What happens, in order, and how it falls into batches.
 *
 * @param cuts how many steps go into each batch, used round and round
 */
record History(long seed, List<Step> steps, List<Integer> cuts) {

  History {
    steps = List.copyOf(steps);
    cuts = List.copyOf(cuts);
  }

  /** The licences that are there when it begins: those that it names; of every third history what is split off comes later. */
  Set<Integer> licences() {
    Set<Integer> named = new TreeSet<>();
    for (Step step : steps) {
      if (step.kind().aes()) {
        step.items().forEach(item -> named.add(item.licence()));
      } else if (step.kind().oneLicence()) {
        named.add(step.licence());
      }
    }
    named.addAll(named.stream().filter(Histories.PARENTS::containsKey).map(Histories.PARENTS::get).toList());
    named.removeIf(licence -> licence >= Histories.LICENCES.size() || seed % 3 == 0 && Histories.PARENTS.containsKey(licence));
    return named;
  }

  History without(int from, int to) {
    List<Step> fewer = new ArrayList<>(steps.subList(0, from));
    fewer.addAll(steps.subList(to, steps.size()));
    return new History(seed, fewer, cuts);
  }

  History with(int at, Step step) {
    List<Step> other = new ArrayList<>(steps);
    other.set(at, step);
    return new History(seed, other, cuts);
  }

  History inOneBatch() {
    return new History(seed, steps, List.of(Integer.MAX_VALUE));
  }

  History oneByOne() {
    return new History(seed, steps, List.of(1));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("seed " + seed + ", batches of " + cuts + "\n");
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      text.append("  ").append(i).append(". ").append(step.kind()).append(" licence ").append(step.licence()).append(" declaration ").append(step.declaration())
          .append(" variant ").append(step.variant()).append(' ').append(step.heading()).append('\n');
      step.items().forEach(item -> text.append("       ").append(item).append('\n'));
    }
    return text.toString();
  }
}
