package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What time does to open requests and subscribed lists, also across a restart. */
class Art08And10InTimeTest {

  private static final SetClock CLOCK = new SetClock();

  private static RunningBridge bridge;
  private static SingleWindow window;
  private static Officer officer;

  @BeforeAll
  static void start() {
    bridge = RunningBridge.start(Map.of("BRIDGE_CERTEX_LIST_PAGE", "2", "BRIDGE_CERTEX_APPROVAL_HOURS", "5"), CLOCK);
    window = new SingleWindow(bridge);
    officer = new Officer(window, bridge);
  }

  @AfterAll
  static void stop() {
    bridge.close();
  }

  @Test
  void art_08_request_that_nobody_settles_ends_without_effect_and_customs_is_told_once() {
    String mrn = Journey.mrn("ARTINTIMEA");
    push(Certificate.kilograms("SE-TIME-1", "100"));
    assertThat(officer.decides("accept", "SE-TIME-1", mrn, Officer.item(1, 1, "130", "KGM")).text("QuantityManagementOutcome")).isEqualTo("93");
    String request = officer.open(mrn);

    bridge.restart();
    assertThat(officer.open(mrn)).as("a restart changes nothing").isEqualTo(request);
    CLOCK.forward(Duration.ofHours(5));
    await().atMost(Duration.ofSeconds(20)).until(() -> officer.open(mrn) == null);

    assertThat(bridge.get("/api/approvals/" + request).json().get("state").asText()).isEqualTo("expired");
    assertThat(officer.settles(request, "approve", "Officer Two").status()).isEqualTo(409);
    try (Queues queues = bridge.queues()) {
      List<Said> told = queues.all(Queues.OUTCOMES).stream().filter(came -> came.text().contains(mrn)).map(Queues.Came::said).toList();
      assertThat(told).hasSize(1);
      assertThat(told.get(0).all("DocumentOutcome").get(0).row("Action", "Result", "Reason")).isEqualTo("consumed refused Nobody approved it in time; it has ended without effect.");
      assertThat(queues.usageOf("SE-TIME-1")).as("nothing has moved").isEmpty();
    }
  }

  @Test
  void art_10_list_comes_again_when_its_period_is_over_until_it_is_ended() {
    for (int i = 1; i <= 3; i++) {
      push(Certificate.kilograms("SE-PERIOD-" + i, "10").heldBy("SE5567009920"));
    }
    Said answer = officer.lists("<d:ExporterIdentificationNumber>SE5567009920</d:ExporterIdentificationNumber><d:Period>P1D</d:Period>");
    String subscription = answer.text("SubscriptionReference");
    assertThat(answer.all("Licence")).hasSize(2);
    assertThat(bridge.get("/api/subscriptions").json().at("/subscriptions/0/reference").asText()).isEqualTo(subscription);
    try (Queues queues = bridge.queues()) {
      assertThat(delivered(queues, subscription)).as("the answer was the first list").isEmpty();
    }

    bridge.restart();
    CLOCK.forward(Duration.ofDays(3));
    await().atMost(Duration.ofSeconds(20)).until(() -> nextAt(subscription).isAfter(CLOCK.instant()));
    try (Queues queues = bridge.queues()) {
      List<Queues.Came> pages = delivered(queues, subscription);
      assertThat(pages.stream().map(page -> page.properties().get("page") + " " + page.properties().get("last") + " " + page.properties().get("customsOffice")))
          .as("once, although three days have gone").containsExactly("1 false SE003030", "2 true SE003030");
      assertThat(pages.stream().flatMap(page -> page.said().all("Licence").stream()).map(each -> each.row("Reference", "Status")))
          .containsExactly("SE-PERIOD-1 VALID", "SE-PERIOD-2 VALID", "SE-PERIOD-3 VALID");

      assertThat(bridge.send(bridge.request("/api/subscriptions/" + subscription).DELETE()).status()).isEqualTo(200);
      assertThat(bridge.send(bridge.request("/api/subscriptions/" + subscription).DELETE()).status()).isEqualTo(404);
      CLOCK.forward(Duration.ofDays(2));
      assertThat(bridge.get("/api/subscriptions").json().get("subscriptions")).isEmpty();
      assertThat(delivered(queues, subscription)).as("nothing more comes").hasSize(2);
    }
  }

  private static java.time.Instant nextAt(String subscription) {
    for (var each : bridge.get("/api/subscriptions").json().get("subscriptions")) {
      if (each.get("reference").asText().equals(subscription)) {
        return java.time.Instant.parse(each.get("nextAt").asText());
      }
    }
    return java.time.Instant.MIN;
  }

  private static List<Queues.Came> delivered(Queues queues, String subscription) {
    return queues.all("bridge.certex.list.out").stream().filter(came -> subscription.equals(came.correlation())).toList();
  }

  private static void push(Certificate licence) {
    assertThat(bridge.post("/licensing/eu/records", "application/xml", licence.toString()).status()).isEqualTo(200);
  }
}
