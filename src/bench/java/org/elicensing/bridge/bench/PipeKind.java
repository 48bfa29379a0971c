package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The same messages through the bare pipe: taken from the queue, read and validated as the bridge does, and answered with what the bridge once answered. */
final class PipeKind extends Kind {

  private final Lab lab;
  private final MeasuredBridge bridge;
  private final int port = Lab.freePort();
  private final DeclarationMessages messages;
  private ServerProcess pipe;

  PipeKind(String name, String title, Lab lab, MeasuredBridge bridge) {
    super(name, title, "");
    this.lab = lab;
    this.bridge = bridge;
    this.messages = new DeclarationMessages(lab.options.licences(), Options.LINES);
  }

  private void start() {
    QueueLoad.Answers sample = QueueLoad.run(bridge.brokerUrl(), bridge.declarations, 0);
    bridge.count(sample);
    bridge.settle();
    Path answer = lab.run.resolve("outcome.xml");
    try {
      Files.writeString(answer, sample.last());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    pipe = lab.start("bare pipe", PipeServer.class, lab.folder("pipe").toString(), Integer.toString(port), answer.toString());
  }

  @Override
  Measured measure(double seconds) {
    if (pipe == null) {
      start();
    }
    OwnTime time = OwnTime.begin(pipe::cpu);
    QueueLoad.Answers answers = QueueLoad.run("tcp://127.0.0.1:" + port, messages, seconds);
    if (answers.wrong() > 0) {
      throw new IllegalStateException("The bare pipe answered wrongly: " + answers.example());
    }
    answerBytes = answers.last().length();
    return new Measured(answers.perSecond(), milliseconds(answers.latencies(), 50), milliseconds(answers.latencies(), 99), time.ownCores(), time.serverCores(), 0);
  }
}
