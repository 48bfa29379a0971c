package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Paper;
import org.elicensing.bridge.proof.Step.Kind;
import org.elicensing.bridge.reading.Json;

/** The licensing authority: suspends and resumes its licences, and suspends single exports (Art 21(4)) that go on a while later. */
final class Authority implements Runnable {

  private static final int LIMIT = 100;
  private static final int RAISE = 25;
  private static final int SUSPENDED_AT_ONCE = 4;

  /** @param reference of the suspension */
  private record Suspended(Step step, String reference) {}

  private final Load load;
  private final Random random;
  private final List<List<Sent>> records = new ArrayList<>();
  private final List<Suspended> suspended = new ArrayList<>();

  Authority(Load load, long seed) {
    this.load = load;
    this.random = new Random(seed);
    for (int licence = 0; licence < Load.LICENCES; licence++) {
      records.add(new ArrayList<>());
      record(licence, true);
    }
  }

  /** Of each licence, in the order of their versions. */
  List<List<Sent>> records() {
    return records;
  }

  @Override
  public void run() {
    while (load.lasts()) {
      if (random.nextInt(3) > 0) {
        int licence = random.nextInt(Load.LICENCES);
        List<Sent> all = records.get(licence);
        record(licence, !usable(all.get(all.size() - 1).step()));
      } else if (suspended.size() < SUSPENDED_AT_ONCE) {
        suspend();
      } else {
        lift();
      }
      TwoBridges.pause(random.nextInt(200));
    }
  }

  static boolean usable(Step record) {
    return record.variant() % 2 == 0;
  }

  /** Every record raises the limit, so that it has its place among the moves of the line. */
  private static MLine line(int version) {
    return new MLine(1, null, BigDecimal.valueOf(LIMIT + (version - 1L) * RAISE), "KGM", null);
  }

  static Paperwork record(Step record, int version) {
    return new Paperwork(record.licence(), List.of(line(version)), Paper.PLAIN, usable(record) ? "VALID" : "SUSPENDED", Integer.MAX_VALUE);
  }

  private void record(int licence, boolean usable) {
    int version = records.get(licence).size() + 1;
    Step step = new Step(Kind.RECORD, licence, 0, List.of(), usable ? 0 : 1);
    long from = System.nanoTime();
    Answer answer = load.bridges.insist(0, "/licensing/eu/records", "application/xml",
        load.words.certificate(version, record(step, version)));
    records.get(licence).add(new Sent(step, "version " + version, answer.text(), from, System.nanoTime()));
    expect(answer.status() == 200, step, answer);
  }

  private void suspend() {
    Step step = Load.step(Kind.SUSPEND, random.nextInt(Load.LICENCES), load.declaration(random), false, random);
    if (suspended.stream().anyMatch(each -> each.step().licence() == step.licence() && each.step().declaration() == step.declaration())) {
      return;
    }
    long from = System.nanoTime();
    Answer answer = load.bridges.insist(random.nextInt(2), "/api/suspensions", "application/json", "{\"licence\":\"" + load.words.licence(step.licence()) + "\",\"mrn\":\""
        + load.words.mrn(step.declaration()) + "\",\"person\":\"officer 7\",\"reason\":\"asked\"}");
    if (expect(answer.status() == 200, step, answer)) {
      String reference = Json.own(answer.text()).get("reference").asText();
      suspended.add(new Suspended(step, reference));
      load.answered(new Sent(step, reference, "open", from, System.nanoTime()));
    }
  }

  /** One that was lifted at a bridge that died before it said so is not suspended any more. */
  private void lift() {
    Suspended first = suspended.remove(0);
    Step step = new Step(Kind.LIFT, first.step().licence(), first.step().declaration(), List.of(), 1);
    long from = System.nanoTime();
    Answer answer = load.bridges.insist(random.nextInt(2), "/api/suspensions/" + first.reference() + "/lift", "application/json", "{\"person\":\"officer 7\",\"reason\":\"answered\"}");
    expect(List.of(200, 404, 409).contains(answer.status()), step, answer);
    load.answered(new Sent(step, first.reference() + " lifted", "lifted", from, System.nanoTime()));
  }

  private boolean expect(boolean good, Step step, Answer answer) {
    if (!good) {
      load.different(step + " was answered " + answer.status() + ": " + answer.text());
    }
    return good;
  }
}
