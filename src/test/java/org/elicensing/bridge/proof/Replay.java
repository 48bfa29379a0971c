package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elicensing.bridge.proof.Books.Move;
import org.elicensing.bridge.proof.Books.Suspension;
import org.elicensing.bridge.proof.Order.Event;
import org.elicensing.bridge.proof.Order.Open;
import org.elicensing.bridge.proof.Step.Kind;

/**
 * Replays what was recorded. The sequence of each line says in which order the bridges decided what moved: in that order the model
 * must give every answer that was given, and come to the same balances. A message that moved nothing has no place in a sequence; at
 * some moment between its sending and its answer there must be one where the model gives its answer and moves nothing. Messages of
 * the customs system of a declaration keep their order.
 */
final class Replay {

  private final Load load;
  private final List<List<Sent>> records;
  private final Map<String, Sent> byIdentification = new HashMap<>();
  private final Map<Integer, Deque<Sent>> declared = new HashMap<>();
  private final Set<String> waited;
  private final Map<Answer, Sent> waiting = new LinkedHashMap<>();
  private final Map<String, Long> sequences = new HashMap<>();
  /** What the model said of messages that found no place yet. */
  private final Map<Sent, String> instead = new HashMap<>();
  private final Model model = new Model();

  /**
   * @param records of each licence in the order of their versions
   * @param declared what customs systems sent, those of one declaration in their order
   */
  Replay(Load load, List<List<Sent>> records, List<Sent> declared, Set<String> waited) {
    this.load = load;
    this.records = records;
    this.waited = waited;
    load.answered().forEach(sent -> byIdentification.put(sent.identification(), sent));
    declared.forEach(sent -> {
      byIdentification.put(sent.identification(), sent);
      this.declared.computeIfAbsent(sent.step().declaration(), each -> new ArrayDeque<>()).add(sent);
    });
  }

  /** @return how many messages moved something */
  int of(List<Move> moves, List<Suspension> suspensions) {
    Order order = new Order(load, records, byIdentification);
    List<Event> events = order.of(moves, suspensions);
    List<Open> open = order.open();
    List<Open> trying = new ArrayList<>();
    for (int i = 0; i <= events.size(); i++) {
      while (!open.isEmpty() && open.get(0).first() <= i) {
        trying.add(open.remove(0));
      }
      place(trying, i);
      if (i < events.size()) {
        work(events.get(i));
      }
    }
    return (int) events.stream().filter(event -> !event.moves().isEmpty()).count();
  }

  private void work(Event event) {
    Sent sent = event.sent();
    Step step = sent.step();
    if (step.kind() == Kind.RECORD) {
      model.licensing.record(Authority.record(step, records.get(step.licence()).indexOf(sent) + 1));
    } else {
      if (step.kind().aes()) {
        inTurn(sent);
      }
      String should = decide(sent);
      if (!should.equals(sent.answer())) {
        load.different(sent + " should have been answered " + should);
      }
    }
    settle();
    Map<String, Move> after = new TreeMap<>();
    event.moves().forEach(move -> {
      if (sequences.merge(move.licence(), 1L, Long::sum) != move.sequence()) {
        load.different("An entry is missing before " + move);
      }
      after.put(move.licence(), move);
    });
    after.values().forEach(move -> {
      String is = "L" + load.words.unnamed(move.licence()).substring(1) + " line 1: " + plain(move.authorised()) + " / -, " + plain(move.reserved()) + " / 0 reserved, " + plain(move.consumed()) + " / 0 consumed";
      if (!model.shown.balances().contains(is)) {
        load.different("After " + sent + " there is " + is + " and there should be " + model.shown.balances());
      }
    });
  }

  private void inTurn(Sent sent) {
    Deque<Sent> all = declared.get(sent.step().declaration());
    while (all.contains(sent)) {
      Sent next = all.poll();
      if (next != sent) {
        load.different(next + " has no place before " + sent);
      }
    }
  }

  private void place(List<Open> trying, int at) {
    boolean again = true;
    while (again) {
      again = trying.removeIf(each -> {
        Deque<Sent> own = each.sent().step().kind().aes() ? declared.get(each.sent().step().declaration()) : null;
        boolean placed = (own == null || own.peek() == each.sent()) && fits(each.sent());
        if (placed && own != null) {
          own.poll();
        }
        return placed;
      });
    }
    trying.removeIf(each -> {
      if (each.last() <= at) {
        load.different("Nowhere between its sending and its answer this is the answer: " + each.sent() + "; at last the model said " + instead.get(each.sent()));
      }
      return each.last() <= at;
    });
  }

  /** Whether the model gives this answer now and moves nothing; else what it does on trial is taken back. */
  private boolean fits(Sent sent) {
    Trial trial = new Trial(model, sent.step().declaration());
    String said = decide(sent);
    boolean fits = said.equals(sent.answer()) && trial.movedNothing();
    instead.put(sent, said);
    if (fits) {
      settle();
    } else {
      waiting.values().remove(sent);
      waiting.keySet().forEach(answer -> answer.becomes(null));
      trial.takeBack();
    }
    return fits;
  }

  private String decide(Sent sent) {
    Step step = sent.step();
    return switch (step.kind()) {
      case RESERVE -> compared(model.single.reserve(step));
      case RELEASE, NOT_RELEASED -> model.single.clear(step);
      case AMEND, WITHDRAW -> model.single.amend(step);
      case SUSPEND -> model.byHand.suspend(step);
      case LIFT -> model.byHand.lift(step);
      default -> declare(sent);
    };
  }

  /**
   * Of what stands on a licence each bridge shows the newest only, by its own days. What a declaration message that moved nothing
   * was told to be left does not say when it was decided.
   */
  static String compared(String answer) {
    return answer.replaceAll(" \\| (reserved|consumed) [^|]*?(?= \\||$)| left \\S+ \\S+", "");
  }

  /** What waits is answered when what it waits for has come. */
  private String declare(Sent sent) {
    Answer answer = new Answer();
    AesModel.work(model, sent.step(), answer);
    if (answer.text().equals(Stage.WAITS) && waited.contains(sent.identification())) {
      waiting.put(answer, sent);
      return sent.answer();
    }
    return compared(answer.text());
  }

  private void settle() {
    waiting.entrySet().removeIf(each -> {
      each.getKey().settle();
      boolean answered = !each.getKey().text().equals(Stage.WAITS);
      if (answered && !compared(each.getKey().text()).equals(each.getValue().answer())) {
        load.different(each.getValue() + ", which waited, should have been answered " + each.getKey().text());
      }
      return answered;
    });
  }

  private static String plain(long scaled) {
    return Measures.text(BigDecimal.valueOf(scaled, 6));
  }
}
