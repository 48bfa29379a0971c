package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
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

/** What happens by itself on the running bridge while months pass, and what does not. */
class PassingTimeTest {

  private final MovedClock clock = new MovedClock();
  private RunningBridge bridge;
  private SingleWindow window;
  private Queues queues;
  private final List<String> before = new ArrayList<>();
  private final List<Queues.Came> used = new ArrayList<>();

  private void start(TestDatabases database) {
    clock.now = Instant.parse("2026-10-05T10:00:00Z");
    Map<String, String> settings = new HashMap<>(database.settings());
    settings.put("BRIDGE_TIMERS_EVERY_SECONDS", "1");
    settings.put("BRIDGE_TIMERS_HOLD_DAYS_GLOBAL", "30");
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
    used.addAll(queues.all(Queues.USAGE));
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
  void goods_that_never_left_are_asked_for_and_then_shown_and_nothing_is_credited(TestDatabases database) {
    start(database);
    String mrn = Journey.mrn("EXIT" + database.ordinal() + "X");
    issue(Certificate.kilograms("SE-EXIT", "100"));
    window.reserve("SE-EXIT", mrn, "40");
    window.released("SE-EXIT", mrn);
    JsonNode watch = bridge.get("/api/timers?kind=exit-ask").json().at("/timers/0");
    assertThat(watch.get("mrn").asText()).isEqualTo(mrn);
    assertThat(watch.get("licence").asText()).isEqualTo("SE-EXIT");
    assertThat(watch.get("due").asText()).isEqualTo("2027-01-03T23:00:00Z");
    assertThat(watch.get("effect").asText()).contains("asked");

    days(91);
    eventually(() -> assertThat(told()).containsExactly("ExitAsked none ok " + mrn));
    assertThat(timers("kind=invalidation")).containsExactly("invalidation open");
    restart();
    days(60);
    eventually(() -> assertThat(parkedAs("exit-missing")).isEqualTo(1));

    assertThat(told()).as("customs is told nothing more").hasSize(1);
    assertThat(Journey.consumed(window.check("SE-EXIT"))).containsExactly("40 " + mrn);
    assertThat(used).as("licensing was told of the reservation and the release").hasSize(2);
    assertThat(queues.all(Queues.USAGE)).as("nothing was credited").isEmpty();
    assertThat(timers("state=acted")).contains("exit-ask acted", "invalidation acted");
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

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void holds_expire_where_they_have_a_period_and_suspensions_end_and_licences_expire(TestDatabases database) {
    start(database);
    String kept = Journey.mrn("KEPT" + database.ordinal() + "X");
    String expiring = Journey.mrn("HOLD" + database.ordinal() + "X");
    issue(Certificate.of("SE-GLOBAL").document("X070", "GLOBAL").valid("2026-01-01", "2026-11-30").line(1, "8411", Certificate.quantity("KGM", "100")));
    issue(Certificate.kilograms("SE-SINGLE", "100"));
    window.about("SE-GLOBAL").push(true).ask();
    window.reserve("SE-GLOBAL", expiring, "40");
    window.reserve("SE-SINGLE", kept, "30");
    var suspended = bridge.post("/api/suspensions", "application/json", "{\"licence\":\"SE-SINGLE\",\"mrn\":\"" + kept + "\",\"person\":\"Officer 12\",\"reason\":\"consulting\"}");
    assertThat(suspended.json().get("until").asText()).as("ten working days").isEqualTo("2026-10-19T22:00:00Z");
    assertThat(timers("")).containsExactly("suspension open", "hold-expiry open", "licence-expiry open", "licence-expiry open");

    days(15);
    eventually(() -> assertThat(told()).containsExactly("SuspensionLifted none ok " + kept));
    assertThat(Journey.reserved(window.check("SE-SINGLE"))).as("the hold stays").containsExactly("30 " + kept);
    days(16);
    eventually(() -> assertThat(told()).containsExactly("SuspensionLifted none ok " + kept, "HoldExpired released ok " + expiring));
    assertThat(queues.usageOf("SE-GLOBAL")).containsExactly("RESERVE 40 0", "RELEASE -40 0");
    assertThat(queues.all(Queues.STATUS)).isEmpty();
    days(40);
    eventually(() -> assertThat(queues.all(Queues.STATUS).stream().map(came -> came.said().row("LicenceReference", "Status")).toList()).containsExactly("SE-GLOBAL EXPIRED"));
    assertThat(Journey.reserved(window.check("SE-SINGLE"))).containsExactly("30 " + kept);
    assertThat(queues.usageOf("SE-SINGLE")).containsExactly("RESERVE 30 0");
  }

  private long parkedAs(String cause) {
    return bridge.get("/api/parked?cause=" + cause).json().get("messages").size();
  }
}
