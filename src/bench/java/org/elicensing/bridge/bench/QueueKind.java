package org.elicensing.bridge.bench;

/** Declarations over the queue: lodged, accepted and released in turn, persistent in and out. */
final class QueueKind extends Kind implements Recorded {

  private final MeasuredBridge bridge;
  private long windowFrom;
  private long windowTo;

  QueueKind(String name, String title, MeasuredBridge bridge) {
    super(name, title, bridge.store.database());
    this.bridge = bridge;
  }

  @Override
  Measured measure(double seconds) {
    windowFrom = bridge.newest();
    OwnTime time = OwnTime.begin(bridge::cpu);
    UsageTaker usage = UsageTaker.start(bridge.brokerUrl());
    QueueLoad.Answers answers = QueueLoad.run(bridge.brokerUrl(), bridge.declarations, seconds);
    double generatorCores = time.ownCores();
    double serverCores = time.serverCores();
    bridge.count(answers);
    bridge.usageTaken(usage.finish());
    double settled = bridge.settle();
    windowTo = bridge.newest();
    answerBytes = answers.last().length();
    return new Measured(answers.perSecond(), milliseconds(answers.latencies(), 50), milliseconds(answers.latencies(), 99), generatorCores, serverCores, settled);
  }

  @Override
  public long windowFrom() {
    return windowFrom;
  }

  @Override
  public long windowTo() {
    return windowTo;
  }
}
