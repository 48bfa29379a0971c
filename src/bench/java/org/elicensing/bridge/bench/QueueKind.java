package org.elicensing.bridge.bench;

/** Declarations over the queue: lodged, accepted and released in turn, persistent in and out. */
final class QueueKind extends RecordedKind {

  private final MeasuredBridge bridge;

  QueueKind(String name, String title, MeasuredBridge bridge) {
    super(name, title, bridge.store.database());
    this.bridge = bridge;
  }

  @Override
  long newest() {
    return bridge.newest();
  }

  @Override
  Measured measureRecorded(double seconds) {
    OwnTime time = OwnTime.begin(bridge::cpu);
    UsageTaker usage = UsageTaker.start(bridge.brokerUrl());
    QueueLoad.Answers answers = QueueLoad.run(bridge.brokerUrl(), bridge.declarations, seconds);
    double generatorCores = time.ownCores();
    double serverCores = time.serverCores();
    bridge.count(answers);
    bridge.usageTaken(usage.finish());
    double settled = bridge.settle();
    answerBytes = answers.last().length();
    return new Measured(answers.perSecond(), milliseconds(answers.latencies(), 50), milliseconds(answers.latencies(), 99), generatorCores, serverCores, settled);
  }
}
