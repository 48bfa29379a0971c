package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.metrics.Meter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ObserveTest {

  private static RunningBridge bridge;

  @BeforeAll
  static void something_of_everything_happens() {
    bridge = RunningBridge.start();
    Partner partner = new Partner(bridge);
    partner.push(Partner.licence("NL-O-1", 1, 100));
    partner.check("NL-O-1");
    partner.reserve("NL-O-1", "26NL000396OBSERVA1", 80);
    partner.reserve("NL-O-1", "26NL000396OBSERVB1", 80);
    partner.push(Partner.licence("NL-O-1", 2, 50));
    partner.push("<script>alert(1)</script>");
    partner.clear("NL-O-1", "26NL000396OBSERVA1", "02");
    partner.accept("NL-O-1", "26NL000396OBSERVA1", 1);
    new SingleWindow(bridge).amended("NL-O-1", "26NL000396OBSERVA1");
    String parked = bridge.get("/api/parked?cause=record-not-acceptable").json().at("/messages/0/reference").asText();
    bridge.post("/api/parked/" + parked + "/replay", "application/json", "");
  }

  @AfterAll
  static void stop() {
    bridge.close();
  }

  @Test
  void every_meter_is_declared_and_every_declared_meter_is_there() {
    String text = bridge.get("/observe/metrics").text();
    var exported = Pattern.compile("^# TYPE (bridge_\\S+) ", Pattern.MULTILINE).matcher(text).results().map(found -> found.group(1))
        .filter(name -> !name.endsWith("_max")).collect(Collectors.toCollection(TreeSet::new));
    assertThat(exported).isEqualTo(Arrays.stream(Meter.values()).map(Meter::exported).collect(Collectors.toCollection(TreeSet::new)));
    assertThat(text).contains("bridge_licence_reserve_total{outcome=\"granted\"} 1.0", "bridge_refusals_total{kind=\"ProcessedLicenceRequest\",reason=\"05\"} 1.0",
        "bridge_parked{cause=\"rejected\"} 1.0", "bridge_step_time_seconds_bucket{route=\"certex-receive\",step=\"decide\"", "jvm_memory_used_bytes");
  }

  @Test
  void no_key_of_a_message_is_ever_a_tag() {
    assertThat(bridge.get("/observe/metrics").text()).doesNotContain("OBSERV").doesNotContain("NL-O-1");
  }

  @Test
  void health_names_what_the_bridge_needs() {
    Answer health = bridge.get("/observe/health");
    assertThat(health.status()).isEqualTo(200);
    JsonNode checks = health.json().get("checks");
    assertThat(checks.fieldNames()).toIterable().containsExactly("database", "broker", "writer");
    assertThat(bridge.get("/observe/health/live").status()).isEqualTo(200);
    assertThat(bridge.get("/observe/health/ready").json().get("status").asText()).isEqualTo("UP");
    assertThat(bridge.get("/observe/health/nothing").status()).isEqualTo(404);
  }

  @Test
  void the_front_page_shows_the_last_messages_and_runs_nothing() {
    Answer page = bridge.get("/");
    assertThat(page.text()).contains("LicenceRecord", "parked", "/api/journal/", "/services/certex/dual-use?wsdl").doesNotContain("<script");
    assertThat(page.response().headers().firstValue("Content-Security-Policy").orElse("")).startsWith("default-src 'none'").contains("style-src 'sha256-");
    assertThat(page.response().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(bridge.get("/services/certex/dual-use?wsdl").status()).isEqualTo(200);
  }
}
