package org.elicensing.bridge.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.proof.Outcomes.Outcome;
import org.elicensing.bridge.proof.Step.Kind;

/**
 * A customs system that sends AES messages, in whatever order, into the queue that either bridge may read: a few of one declaration,
 * then it waits until each of them has its outcome, or waits itself. Some are sent twice, over the queue or to a bridge over HTTP.
 */
final class CustomsSystem implements Runnable {

  private static final String QUEUE = "bridge.customs.declaration.in";
  private static final Kind[] OFTEN = {Kind.CC515C, Kind.CC515C, Kind.CC528C, Kind.CC528C, Kind.CC529C, Kind.CC529C, Kind.CC551C, Kind.CC509C};
  private static final int REST = 20;

  /** @param correlation what the broker knows it by */
  private record Pending(Step step, String identification, String correlation, long from) {}

  private final Load load;
  private final Outcomes outcomes;
  private final WireQueues queues;
  private final Connection journal;
  private final Random random;
  private final int number;
  private final int systems;
  /** In the order of their sending. */
  private final List<Pending> sent = new CopyOnWriteArrayList<>();

  /** @param systems so many share the declarations, so that the messages of each have an order */
  CustomsSystem(Load load, Outcomes outcomes, WireQueues queues, Connection journal, long seed, int number, int systems) {
    this.load = load;
    this.outcomes = outcomes;
    this.queues = queues;
    this.journal = journal;
    this.random = new Random(seed);
    this.number = number;
    this.systems = systems;
  }

  @Override
  public void run() {
    while (load.lasts()) {
      int declaration = load.declaration(random) / systems * systems + number;
      List<Pending> some = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(3); i++) {
        some.add(send(step(declaration), some));
      }
      some.forEach(this::await);
      TwoBridges.pause(REST);
    }
    answerAll();
  }

  /** What waits may be known by the one name only, and its declaration by the other: the acceptance tells that they are one. */
  private void answerAll() {
    unanswered().stream().map(Step::declaration).distinct().forEach(declaration -> {
      send(Load.step(Kind.CC515C, 0, declaration, true, random), List.of());
      send(Load.step(Kind.CC528C, 0, declaration, false, random), List.of());
    });
    while (!unanswered().isEmpty()) {
      TwoBridges.pause(REST);
    }
  }

  List<Step> unanswered() {
    return sent.stream().filter(each -> outcomes.of(each.identification()).isEmpty()).map(Pending::step).toList();
  }

  private Step step(int declaration) {
    Kind kind = OFTEN[random.nextInt(OFTEN.length)];
    return Load.step(kind, 0, declaration, kind == Kind.CC515C || kind == Kind.CC529C && random.nextInt(3) > 0, random);
  }

  /** @param before that must not be overtaken: over HTTP it would */
  private Pending send(Step step, List<Pending> before) {
    String text = load.words.text(step, load.identification(), false);
    String identification = text.substring(text.indexOf("<messageIdentification>") + 23, text.indexOf("</messageIdentification>"));
    int how = random.nextInt(8);
    if (how == 0) {
      before.forEach(this::await);
    }
    long from = System.nanoTime();
    CompletableFuture<Void> racing = how > 0 ? null : CompletableFuture.runAsync(() -> overHttp(identification, text), task -> new Thread(task, "repeat").start());
    Pending pending = new Pending(step, identification, queues.send(QUEUE, text, Map.of()), from);
    sent.add(pending);
    if (how == 1) {
      queues.send(QUEUE, text, Map.of());
    }
    if (racing != null) {
      racing.join();
      await(pending);
    }
    return pending;
  }

  /** 202: it waits. */
  private void overHttp(String identification, String text) {
    Answer answer = load.bridges.insist(number, "/customs/declarations", "application/xml", text);
    if (answer.status() == 200) {
      outcomes.told(identification, answer.text());
    } else if (answer.status() != 202) {
      load.different(identification + " was answered " + answer.status() + " " + answer.text());
    }
  }

  private void await(Pending pending) {
    for (int i = 1; outcomes.of(pending.identification()).isEmpty() && !(i % 20 == 0 && waits(pending)); i++) {
      TwoBridges.pause(5);
    }
  }

  /** It waits itself, or repeats what does. */
  private boolean waits(Pending pending) {
    try {
      return Sql.query(journal, "select message.outcome, first.outcome from message left join message first on first.id = message.cause_id where message.transport_id = ?",
          row -> row.getString(1).equals("waiting") || row.getString(1).equals("repeat") && row.getString(2).equals("waiting"), pending.correlation()).contains(true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What was answered, in the order of sending; after the last outcome has come. */
  List<Sent> answered() {
    List<Sent> all = new ArrayList<>();
    for (Pending each : sent) {
      Optional<Outcome> outcome = outcomes.of(each.identification());
      if (outcome.isEmpty()) {
        load.different(each.step() + " (" + each.identification() + ") has no outcome");
      } else {
        all.add(new Sent(each.step(), each.identification(), Replay.compared(Said.of(each.step().kind(), outcome.get().text(), load.words)), each.from(), outcome.get().at()));
      }
    }
    return all;
  }
}
