package org.elicensing.bridge.reading;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/** Where a streaming reader stands: {@code /Licence/Line[2]/Quantity}, repeated elements numbered from 1. */
public final class ElementPath {

  private final Deque<Step> steps = new ArrayDeque<>();

  private record Step(String name, int number, Map<String, Integer> children) {}

  public ElementPath() {
    steps.push(new Step("", 1, new HashMap<>()));
  }

  public void enter(String asWritten) {
    String name = Quoted.name(asWritten);
    int number = steps.peek().children().merge(name, 1, Integer::sum);
    steps.push(new Step(name, number, new HashMap<>()));
  }

  public void leave() {
    steps.pop();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Iterator<Step> down = steps.descendingIterator(); down.hasNext(); ) {
      Step step = down.next();
      if (!step.name().isEmpty()) {
        text.append('/').append(step.name()).append(step.number() > 1 ? "[" + step.number() + "]" : "");
      }
    }
    return text.isEmpty() ? "/" : text.toString();
  }
}
