package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.elicensing.bridge.journeys.Queues.Came;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** What one journey works with: the bridge and its partners, the names of this journey, and what was last said. */
final class Scene {

  /** What a licensing system was told of one move. */
  record Told(String licence, Said use) {}

  /** Sends a message; what it gives leads to the answer, which is there at once or has to be waited for. */
  interface Sending extends Supplier<Supplier<Answer>> {}

  final RunningBridge bridge;
  final SingleWindow window;
  final Queues queues;
  final Names names = new Names();
  final Map<String, StatedLicence> licences = new HashMap<>();
  final Inbox<Told> licensing;
  final Inbox<Came> customs;
  final Inbox<Said> offices;
  private final Set<String> sentOnQueue = new HashSet<>();
  private Sending sending;
  private Supplier<Answer> answer;
  private Supplier<Answer> before;

  Scene(RunningBridge bridge, SingleWindow window, Queues queues) {
    this.bridge = bridge;
    this.window = window;
    this.queues = queues;
    licensing = new Inbox<>(() -> ours(Queues.USAGE).stream().filter(came -> came.text().startsWith("<")).map(Came::said).flatMap(said -> said.all("Use").stream().map(use -> new Told(said.text("Reference"), use))).toList());
    customs = new Inbox<>(() -> ours(Queues.OUTCOMES));
    offices = new Inbox<>(() -> ours(Queues.STATUS).stream().map(Came::said).toList());
  }

  private List<Came> ours(String queue) {
    return queues.all(queue).stream().filter(came -> names.anyIn(came.text()) || sentOnQueue.contains(String.valueOf(came.correlation()))).toList();
  }

  /** Sends a message to which the next expectations are about the answer. */
  void say(Sending message) {
    sending = message;
    before = answer;
    answer = message.get();
  }

  void sayAgain() {
    say(sending);
  }

  void overHttp(Supplier<Answer> request) {
    say(() -> {
      Answer given = request.get();
      return () -> given;
    });
  }

  /** A declaration message, over HTTP or on the queue. */
  void declare(Aes message, boolean onQueue) {
    if (!onQueue) {
      overHttp(() -> Journey.trySend(message));
      return;
    }
    say(() -> {
      String sent = queues.send(Queues.DECLARATIONS, message);
      sentOnQueue.add(sent);
      return once(() -> new Answer(200, customs.next(came -> sent.equals(came.correlation())).text(), null));
    });
  }

  private static Supplier<Answer> once(Supplier<Answer> waiting) {
    Answer[] kept = new Answer[1];
    return () -> kept[0] == null ? kept[0] = waiting.get() : kept[0];
  }

  Answer answer() {
    return answer.get();
  }

  Answer answerBefore() {
    return before.get();
  }

  /** The last answer, where a message was understood and decided. */
  Said said() {
    assertThat(answer().status()).as(answer().text()).isEqualTo(200);
    return Said.in(answer().text());
  }

  StatedLicence licence(String name) {
    return licences.computeIfAbsent(name, unknown -> {
      throw new AssertionError(name + " was not issued in this journey");
    });
  }

  /** Whatever was sent to licensing or to customs must have been spoken of. */
  void end() {
    assertThat(licensing.unread()).as("sent to licensing, and not spoken of in the journey").isEmpty();
    assertThat(customs.unread()).as("sent to customs, and not spoken of in the journey").isEmpty();
  }
}
