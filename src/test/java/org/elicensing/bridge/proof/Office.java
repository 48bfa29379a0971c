package org.elicensing.bridge.proof;

import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.proof.Step.Kind;

/** A customs office at the single window of either bridge; every fifth message goes to both at once. */
final class Office implements Runnable {

  private static final Kind[] OFTEN = {Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RELEASE, Kind.RELEASE, Kind.NOT_RELEASED, Kind.AMEND, Kind.WITHDRAW};
  private static final int REST = 5;

  private final Load load;
  private final Random random;

  Office(Load load, long seed) {
    this.load = load;
    this.random = new Random(seed);
  }

  @Override
  public void run() {
    while (load.lasts()) {
      ask();
      TwoBridges.pause(REST);
    }
  }

  private void ask() {
    Kind kind = OFTEN[random.nextInt(OFTEN.length)];
    boolean lists = kind == Kind.RESERVE || kind == Kind.AMEND || kind == Kind.RELEASE && random.nextBoolean();
    Step step = Load.step(kind, random.nextInt(Load.LICENCES), load.declaration(random), lists, random);
    String text = load.words.text(step, load.identification(), false);
    int at = random.nextInt(2);
    long from = System.nanoTime();
    CompletableFuture<String> racing = random.nextInt(5) > 0 ? null : CompletableFuture.supplyAsync(() -> ask(step, 1 - at, text), task -> new Thread(task, "repeat").start());
    String answer = ask(step, at, text);
    String same = racing == null ? answer : racing.join();
    if (!answer.equals(same)) {
      load.different(step + " was answered " + answer + " at one bridge and " + same + " at the other");
    }
    load.answered(new Sent(step, text.substring(text.indexOf("<b:MessageId>") + 13, text.indexOf("</b:MessageId>")), answer, from, System.nanoTime()));
  }

  private String ask(Step step, int at, String text) {
    Answer answer = load.bridges.insist(at, "/services/certex/dual-use", "text/xml; charset=utf-8", text);
    return answer.status() == 200 ? Replay.compared(Said.of(step.kind(), answer.text(), load.words)) : "HTTP " + answer.status() + " " + answer.text();
  }
}
