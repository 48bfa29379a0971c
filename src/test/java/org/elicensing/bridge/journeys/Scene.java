package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journeys.Queues.Came;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** What one journey works with: the bridge and its partners, the names of this journey, and what was last said. */
final class Scene implements AutoCloseable {

  /** What a licensing system was told of one move. */
  record Told(Said message, Said use) {

    String licence() {
      return message.text("Reference");
    }
  }

  /** Sends a message; what it gives leads to the answer, which is there at once or has to be waited for. */
  interface Sending extends Supplier<Supplier<Answer>> {}

  RunningBridge bridge;
  SingleWindow window;
  Queues queues;
  final Names names = new Names();
  final Map<String, StatedLicence> licences = new HashMap<>();
  final Inbox<Told> licensing;
  final Inbox<Came> customs;
  final Inbox<Said> offices;
  final Inbox<Came> lists;
  /** What an office took at the address that it registered. */
  final Inbox<Said> calls;
  /** References that the bridge gave, by what they are of. */
  final Map<String, String> kept = new HashMap<>();
  private final TestDatabases database;
  private OwnBridge own;
  private boolean trying;
  private final Set<String> sentOnQueue = new HashSet<>();
  private Sending sending;
  private Supplier<Answer> answer;
  private Supplier<Answer> before;

  /** On a bridge that runs already, for all journeys. */
  static Scene on(RunningBridge bridge, Queues queues, PretendOffice calledBack) {
    Scene scene = new Scene(null, calledBack::all);
    scene.bridge = bridge;
    scene.queues = queues;
    scene.trying(false);
    return scene;
  }

  /** Before there is a bridge: the journey begins with one of its own. */
  static Scene alone(TestDatabases database) {
    return new Scene(database, List::of);
  }

  private Scene(TestDatabases database, Supplier<List<String>> calledBack) {
    this.database = database;
    licensing = new Inbox<>(() -> ours(Queues.USAGE).stream().filter(came -> came.text().startsWith("<")).map(Came::said).flatMap(said -> said.all("Use").stream().map(use -> new Told(said, use))).toList());
    customs = new Inbox<>(() -> ours(Queues.OUTCOMES));
    offices = new Inbox<>(() -> ours(Queues.STATUS).stream().map(Came::said).toList());
    lists = new Inbox<>(() -> ours(Queues.LISTS));
    calls = new Inbox<>(() -> calledBack.get().stream().filter(names::anyIn).map(Said::in).toList());
  }

  /** From here on it is played on a bridge of its own. */
  void own(String day, boolean embedded, Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>(embedded ? Map.of() : database.settings());
    environment.putAll(settings);
    own = new OwnBridge(Instant.parse(day + "T08:00:00Z"), environment);
    bridge = own.bridge;
    restart(same -> { });
  }

  OwnBridge own() {
    if (own == null) {
      throw new AssertionError("Only a bridge of the journey's own can do that: \"given a bridge on 2026-10-05\"");
    }
    return own;
  }

  void restart(Consumer<OwnBridge> how) {
    how.accept(own());
    queues = own.queues;
    trying(trying);
  }

  /** Whether messages are to be judged without effect from here on. */
  void trying(boolean only) {
    trying = only;
    window = new SingleWindow(bridge, only);
  }

  boolean trying() {
    return trying;
  }

  Answer push(Certificate record) {
    return bridge.post("/licensing/eu/records", "application/xml", record.toString(), trying);
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
      overHttp(() -> bridge.post("/customs/declarations", "application/xml", message.toString(), trying));
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
    assertThat(lists.unread()).as("lists, and not spoken of in the journey").isEmpty();
  }

  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }
}
