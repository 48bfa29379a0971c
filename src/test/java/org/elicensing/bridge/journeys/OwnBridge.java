package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.DatabaseCopies;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** A bridge that one journey has for itself: its clock is put forward, it stops and starts, and at the end its books must add up. */
final class OwnBridge implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final List<String> OUT = List.of(Queues.OUTCOMES, Queues.USAGE, Queues.STATUS, Queues.LISTS);

  private final SetClock clock = new SetClock();
  final RunningBridge bridge;
  Queues queues;
  private Path backup;

  OwnBridge(Instant now, Map<String, String> environment) {
    clock.forward(Duration.between(Instant.now(), now));
    Map<String, String> settings = new HashMap<>(Map.of("BRIDGE_TIMERS_EVERY_SECONDS", "1", "BRIDGE_CERTEX_LIST_PAGE", "2", "BRIDGE_LICENSING_USAGE_ACK_HOURS", "0"));
    settings.putAll(environment);
    bridge = RunningBridge.start(settings, clock);
    queues = bridge.queues();
  }

  /** Time goes by, and whatever is due by then has acted. */
  void pass(Duration time) {
    clock.forward(time);
    await().atMost(SOON).pollInterval(Duration.ofMillis(100)).until(() -> !due("/api/timers?limit=1000", "timers", "due")
        && !due("/api/subscriptions", "subscriptions", "nextAt") && !due("/api/approvals?limit=1000", "approvals", "expiresAt"));
  }

  private boolean due(String path, String list, String when) {
    for (JsonNode each : bridge.get(path).json().get(list)) {
      if (!Instant.parse(each.get(when).asText()).isAfter(clock.instant())) {
        return true;
      }
    }
    return false;
  }

  /** With the bridge its broker stops, and with that the partners at its queues. */
  void restart(Runnable meanwhile) {
    OUT.forEach(queues::all);
    queues.close();
    bridge.restart(meanwhile);
    queues = bridge.queues().after(queues);
  }

  void backup() {
    Answer made = bridge.post("/api/backup", "text/plain", "");
    assertThat(made.status()).as(made.text()).isEqualTo(200);
    backup = Path.of(made.json().get("file").asText());
  }

  void goBack() {
    restart(() -> new DatabaseCopies(bridge.settings(), Clock.systemUTC()).restore(backup));
  }

  /** How much was let go of, as of now, by kind. */
  JsonNode letGo() {
    Answer gone = bridge.post("/api/keeping/now", "application/json", "");
    assertThat(gone.status()).as(gone.text()).isEqualTo(200);
    return gone.json().get("letGo");
  }

  @Override
  public void close() {
    try {
      assertThat(bridge.differences()).as("books that do not add up").isEmpty();
    } finally {
      queues.close();
      bridge.close();
    }
  }
}
