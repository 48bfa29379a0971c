package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.MovedClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a person does to what happens by itself, while months pass and the bridge stops. */
class PassingTimeTest {

  private final MovedClock clock = new MovedClock();
  private RunningBridge bridge;
  private SingleWindow window;
  private Queues queues;
  private final List<String> before = new ArrayList<>();

  private void start(TestDatabases database) {
    clock.now = Instant.parse("2026-10-05T10:00:00Z");
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("BRIDGE_TIMERS_EVERY_SECONDS", "1");
    bridge = RunningBridge.start(settings, clock);
    window = new SingleWindow(bridge);
    queues = bridge.queues();
  }

  @AfterEach
  void stop() {
    try {
      assertThat(bridge.differences()).isEmpty();
    } finally {
      queues.close();
      bridge.close();
    }
  }

  /** With the bridge its broker stops, and with that the partners at its queues. */
  private void restart() {
    before.addAll(told());
    queues.close();
    bridge.restart();
    window = new SingleWindow(bridge);
    queues = bridge.queues();
  }

  private void days(int days) {
    clock.now = clock.now.plus(Duration.ofDays(days));
  }

  private void issue(Certificate licence) {
    assertThat(bridge.post("/licensing/eu/records", "application/xml", licence.toString()).status()).isEqualTo(200);
  }

  /** Every timer that is still to act, or has, as "kind state". */
  private List<String> timers(String query) {
    List<String> timers = new ArrayList<>();
    bridge.get("/api/timers?" + query).json().get("timers").forEach(timer -> timers.add(timer.get("kind").asText() + " " + timer.get("state").asText()));
    return timers;
  }

  /** Each outcome that customs was told, as "MessageType action result". */
  private List<String> told() {
    return Stream.concat(before.stream(), queues.all(Queues.OUTCOMES).stream().map(came -> came.said().text("MessageType") + " " + came.said().row("Action", "Result", "MRN"))).toList();
  }

  private void eventually(Runnable assertion) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(200)).untilAsserted(assertion::run);
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void what_a_person_does_to_a_timer_counts(TestDatabases database) {
    start(database);
    String mrn = Journey.mrn("POSTP" + database.ordinal() + "X");
    issue(Certificate.kilograms("SE-POSTPONE", "100"));
    window.reserve("SE-POSTPONE", mrn, "40");
    window.released("SE-POSTPONE", mrn);
    String timer = bridge.get("/api/timers?kind=exit-ask").json().at("/timers/0/reference").asText();
    var postponed = bridge.post("/api/timers/" + timer + "/postpone", "application/json", "{\"until\":\"2027-03-01\",\"person\":\"Officer 12\",\"reason\":\"the carrier was asked\"}");
    assertThat(postponed.status()).as(postponed.text()).isEqualTo(200);
    assertThat(postponed.json().get("state").asText()).isEqualTo("postponed");
    days(100);
    restart();
    assertThat(timers("kind=exit-ask")).containsExactly("exit-ask postponed");
    assertThat(told()).isEmpty();
    days(60);
    eventually(() -> assertThat(told()).hasSize(1));
    assertThat(bridge.post("/api/timers/" + timer + "/postpone", "application/json", "{\"until\":\"2028-03-01\",\"person\":\"Officer 12\",\"reason\":\"too late\"}").status()).isEqualTo(409);
    var wrong = bridge.post("/api/timers/" + timer + "/postpone", "application/json", "{\"until\":\"2020-03-01\",\"when\":1}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).as("all findings").contains("past", "missing", "unknown-member");
  }
}
