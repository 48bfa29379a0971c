package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site may set, add and replace, without Java and without rebuilding. */
class SiteTest {

  @TempDir Path folder;

  @Test
  void every_key_is_overridden_by_its_environment_variable() throws IOException {
    Properties keys = new Properties();
    try (var in = Files.newBufferedReader(Path.of("config", "bridge.properties"))) {
      keys.load(in);
    }
    String routes = Files.createDirectory(folder.resolve("routes")).toString();
    assertThat(keys.stringPropertyNames()).isNotEmpty().allSatisfy(key -> {
      String other = key.equals("bridge.routes.directory") ? routes : "another";
      assertThat(Settings.load(Map.of(Settings.variable(key), other)).text(key)).isEqualTo(other);
    });
    assertThat(Settings.variable("bridge.certex.summary-allocations")).isEqualTo("BRIDGE_CERTEX_SUMMARY_ALLOCATIONS");
  }

  @Test
  void folders_of_the_site_lie_over_the_packaged_ones_file_by_file() throws Exception {
    Path routes = Files.createDirectory(folder.resolve("site-routes"));
    String usage = Files.readString(Path.of("routes", "licence-usage-answer.camel.yaml"));
    Files.writeString(routes.resolve("licence-usage-answer.camel.yaml"), usage.stripTrailing() + "\n        - setHeader: {id: mark, name: X-Site, constant: here}\n");
    Path config = Path.of(SiteTest.class.getResource("/journeys/config").toURI());
    try (RunningBridge bridge = RunningBridge.start(Map.of("BRIDGE_CONFIG_DIRECTORY", config.toString(), "BRIDGE_ROUTES_DIRECTORY", routes.toString()))) {
      Answer pushed = bridge.post("/licensing/is-form/records", "text/plain", "IE/77/1|2026-01-01|Liffey Pumps Ltd|Pump casing|50\nIE/77/2|soon|Liffey Pumps Ltd|Pump casing|50\n");
      assertThat(pushed.status()).as(pushed.text()).isEqualTo(200);
      assertThat(Said.in(pushed.text()).texts("Outcome")).containsExactly("created", "refused");
      assertThat(Said.in(pushed.text()).text("Path")).as("where the sender finds it").contains("line 2");
      SingleWindow window = new SingleWindow(bridge);
      assertThat(Journey.result(window.reserve("IE/77/1", Journey.mrn("SITEA"), "10"))).isEqualTo("1");
      window.reserve("IE/77/1", Journey.mrn("SITEB"), "10");
      Said shown = window.check("IE/77/1");
      assertThat(shown.text("IssuingMemberState")).isEqualTo("IE");
      assertThat(shown.all("ReservedQuantity")).as("as the site's own settings say").hasSize(1);
      assertThat(window.check("IE/77/2").has("Licence")).isFalse();

      Answer asked = bridge.get("/licensing/is-form/usage?reference=IE/77/1");
      assertThat(asked.status()).isEqualTo(200);
      assertThat(asked.response().headers().firstValue("X-Site")).as("the site's route").contains("here");
      assertThat(bridge.get("/licensing/eu/usage?reference=IE/77/1").status()).as("another system").isEqualTo(404);
      assertThat(bridge.post("/licensing/eu/records", "application/xml", Certificate.kilograms("SE-SITE-1", "1").toString()).status()).as("packaged systems are still there").isEqualTo(200);
    }
  }

  @Test
  void setting_that_nobody_knows_or_can_use_stops_the_start_with_a_sentence() throws IOException {
    Path config = Files.createDirectory(folder.resolve("config"));
    Files.writeString(config.resolve("bridge.properties"), "bridge.http.prot = 1\n");
    assertThatThrownBy(() -> RunningBridge.start(Map.of("BRIDGE_CONFIG_DIRECTORY", config.toString()))).hasMessageContaining("bridge.http.prot");
    assertThatThrownBy(() -> RunningBridge.start(Map.of("BRIDGE_HTTP_PORT", "eighty"))).hasMessageContaining("BRIDGE_HTTP_PORT").hasMessageContaining("eighty");
    assertThatThrownBy(() -> RunningBridge.start(Map.of("BRIDGE_ROUTES_DIRECTORY", folder.resolve("nowhere").toString()))).hasMessageContaining("nowhere");
  }

  @Test
  void second_bridge_on_the_same_data_is_refused_with_a_sentence_and_the_first_goes_on() throws Exception {
    try (RunningBridge first = RunningBridge.start(); BridgeProcess second = new BridgeProcess(Path.of(first.setting("BRIDGE_DATA_DIRECTORY")), Map.of())) {
      Process process = second.launch();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isEqualTo(2);
      assertThat(second.said()).contains("The bridge cannot start: The data directory").contains("is in use by another bridge").contains("BRIDGE_DATA_DIRECTORY");
      assertThat(first.get("/observe/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void restart_keeps_everything() {
    try (RunningBridge bridge = RunningBridge.start()) {
      SingleWindow window = new SingleWindow(bridge);
      bridge.post("/licensing/eu/records", "application/xml", Certificate.kilograms("SE-RESTART-1", "100").toString());
      window.reserve("SE-RESTART-1", Journey.mrn("RESTA"), "30");
      window.reserve("SE-RESTART-1", Journey.mrn("RESTB"), "20");
      window.released("SE-RESTART-1", Journey.mrn("RESTB"));
      bridge.post("/customs/declarations", "application/xml", Aes.declaration("kept").item(1, Aes.licence("SE-RESTART-1", 1, "7")).toString());
      String before = window.check("SE-RESTART-1").all("QuantityManagementSummary").get(0).content();
      int messages = bridge.get("/api/journal?licence=SE-RESTART-1&limit=100").json().get("messages").size();

      bridge.restart();

      assertThat(window.check("SE-RESTART-1").all("QuantityManagementSummary").get(0).content()).isEqualTo(before);
      assertThat(bridge.get("/api/journal?licence=SE-RESTART-1&limit=100").json().get("messages").size()).isGreaterThanOrEqualTo(messages);
      Answer accepted = bridge.post("/customs/declarations", "application/xml", Aes.acceptance("kept", Journey.mrn("RESTC")).toString());
      assertThat(Journey.outcomes(Said.in(accepted.text()))).containsExactly("1 1 reserved ok");
      assertThat(bridge.differences()).isEmpty();
    }
  }
}
