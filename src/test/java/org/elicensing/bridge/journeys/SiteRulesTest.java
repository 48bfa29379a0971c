package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elicensing.bridge.journeys.Certificate.quantity;
import static org.elicensing.bridge.journeys.Certificate.value;
import static org.elicensing.bridge.journeys.Journey.mrn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A site has a table of procedures of its own (Art 1 of Implementing Regulation (EU) 2024/2145), and lets go of holds whose replacement is refused. */
@ParameterizedClass(name = "on {0}")
@EnumSource(TestDatabases.class)
class SiteRulesTest {

  private static final String TABLE = "# version site-3\n"
      + "document,licence-type,status,procedure,declaration-type,usable,managed,valid-from,valid-to,note\n"
      + "*,*,*,23,*,yes,not,,,it comes back\n*,*,*,21,*,yes,value,,,\n*,*,*,*,R,no,both,,,no retrospective declarations\n*,*,*,76,*,no,both,,,\n*,*,*,*,*,yes,both,,,\n";

  private static RunningBridge bridge;
  private static SingleWindow window;

  @Parameter TestDatabases database;

  @BeforeParameterizedClassInvocation
  static void start(TestDatabases on) throws IOException {
    Map<String, String> settings = new HashMap<>(on.settings());
    settings.put("BRIDGE_CONFIG_DIRECTORY", site(TABLE).toString());
    settings.put("BRIDGE_CERTEX_REFUSED_REPLACEMENT", "drop-when-insufficient");
    bridge = RunningBridge.start(settings);
    window = new SingleWindow(bridge);
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    assertThat(bridge.differences()).isEmpty();
    bridge.close();
  }

  private static Path site(String table) throws IOException {
    Path config = Files.createTempDirectory("site");
    Files.createDirectories(config.resolve("codelists"));
    Files.writeString(config.resolve("codelists/procedures.csv"), table);
    Files.copy(Path.of("config", "bridge.properties"), config.resolve("bridge.properties"));
    return config;
  }

  @Test
  void art_01_answer_says_which_procedures_the_licence_serves_and_what_is_counted_there() {
    issue(Certificate.of("SE-SITE-1").under("10").under("21").under("23").under("76").line(1, "8411", quantity("KGM", "500"), value("EUR", "9000")));

    Said answer = window.check("SE-SITE-1");

    assertThat(answer.all("ProcedureIdentification").stream().map(each -> each.row("RequestedProcedure", "Usable", "QuantityManaged", "ManagedBy", "TableVersion")).toList())
        .containsExactly("10 true true both site-3", "21 true true value site-3", "23 true false site-3", "76 false true both site-3");
  }

  @Test
  void art_01_only_what_is_managed_is_held_and_what_does_not_serve_is_refused_with_04() {
    issue(Certificate.of("SE-SITE-2").line(1, "8411", quantity("KGM", "500"), value("EUR", "9000")));

    assertThat(Journey.result(window.about("SE-SITE-2").mrn(mrn("SITE1")).procedure("21").item(1, 1, "841199", "70", "KGM", "100", "EUR").reserve())).isEqualTo("1");
    assertThat(available("SE-SITE-2")).containsExactly("1 500 8900.00");
    assertThat(Journey.result(window.about("SE-SITE-2").mrn(mrn("SITE2")).procedure("23").item(1, 1, "841199", "9999", "KGM").reserve())).isEqualTo("1");
    assertThat(available("SE-SITE-2")).as("checked, not counted").containsExactly("1 500 8900.00");
    assertThat(Journey.result(window.about("SE-SITE-2").mrn(mrn("SITE3")).procedure("76").item(1, 1, "841199", "1", "KGM", "1", "EUR").reserve())).isEqualTo("0 04");
    assertThat(Journey.clearance(window.released("SE-SITE-2", mrn("SITE1")))).isEqualTo("01");
    assertThat(Journey.clearance(window.released("SE-SITE-2", mrn("SITE2")))).as("nothing was held").isEqualTo("02");
    assertThat(available("SE-SITE-2")).containsExactly("1 500 8900.00");
  }

  @Test
  void art_01_type_of_declaration_decides_for_declaration_messages_as_well() {
    issue(Certificate.kilograms("SE-SITE-3", "500"));
    Said checked = Said.in(bridge.post("/customs/declarations", "application/xml", Aes.declaration("LRN-SITE-3").additionalType("R").item(1, Aes.licence("SE-SITE-3", 1, "30")).toString()).text());
    assertThat(Journey.outcomes(checked)).containsExactly("1 1 checked refused 04");
    assertThat(checked.text("Reason")).contains("declaration of type R", "site-3");
    assertThat(available("SE-SITE-3")).containsExactly("1 500");
  }

  @Test
  void refused_replacement_lets_the_earlier_hold_go_where_not_enough_is_left_and_keeps_it_otherwise() {
    issue(Certificate.kilograms("SE-SITE-4", "500"));
    window.reserve("SE-SITE-4", mrn("SITE4"), "400");

    assertThat(Journey.result(window.about("SE-SITE-4").mrn(mrn("SITE4")).item(1, 9, "841199", "1", "KGM").reserve())).isEqualTo("0 07");
    assertThat(available("SE-SITE-4")).as("no such line: kept").containsExactly("1 100");
    Said refused = window.reserve("SE-SITE-4", mrn("SITE4"), "501");

    assertThat(Journey.result(refused)).isEqualTo("0 05");
    assertThat(Journey.available(refused)).containsExactly("1 500");
    assertThat(Journey.reserved(refused)).isEmpty();
    assertThat(available("SE-SITE-4")).containsExactly("1 500");
  }

  @Test
  void refused_replacement_lets_go_for_an_accepted_amendment_of_a_declaration_as_well() {
    issue(Certificate.kilograms("SE-SITE-5", "500"));
    String mrn = mrn("SITE5");
    send(Aes.declaration("LRN-SITE-5").item(1, Aes.licence("SE-SITE-5", 1, "400")));
    send(Aes.acceptance("LRN-SITE-5", mrn));
    assertThat(available("SE-SITE-5")).containsExactly("1 100");

    Said amended = send(Aes.amendmentAccepted(mrn).item(1, Aes.licence("SE-SITE-5", 1, "501")));

    assertThat(Journey.outcomes(amended)).containsExactly("1 1 reserved refused 05", "1 1 released ok");
    assertThat(available("SE-SITE-5")).containsExactly("1 500");
  }

  private static Said send(Aes message) {
    return Said.in(bridge.post("/customs/declarations", "application/xml", message.toString()).text());
  }

  @Test
  void bridge_does_not_start_on_a_table_with_a_gap_and_says_where() throws IOException {
    Path gap = site("# version 1\ndocument,licence-type,status,procedure,declaration-type,usable,managed,valid-from,valid-to,note\n*,*,*,10,*,yes,both,,,\n");
    assertThatThrownBy(() -> RunningBridge.start(Map.of("BRIDGE_CONFIG_DIRECTORY", gap.toString()))).hasMessageContaining("procedures.csv").hasMessageContaining("no row says what holds");
  }

  private static List<String> available(String licence) {
    return Journey.available(window.check(licence));
  }

  private static void issue(Certificate licence) {
    assertThat(bridge.post("/licensing/eu/records", "application/xml", licence.toString()).status()).isEqualTo(200);
  }
}
