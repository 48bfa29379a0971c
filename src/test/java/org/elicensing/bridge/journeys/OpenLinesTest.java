package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elicensing.bridge.Bridge;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.junit.jupiter.api.Test;

/** Open lines have no limit: what is declared on them is totalled per unit and currency, and never compared. */
class OpenLinesTest extends Journey {

  @Test
  void open_line_is_totalled_per_declared_unit_and_currency_and_never_refuses_for_it() {
    String licence = "SE-OPEN-1";
    issue(Certificate.of(licence).line(1, "8411").line(2, "8411", Certificate.quantity("KGM", "10")));
    Said first = window.about(licence).mrn(mrn("OPEN1")).item(1, 1, "841199", "999999999999.999999", "KGM", "10.50", "EUR").reserve();
    Said second = window.about(licence).mrn(mrn("OPEN2")).item(1, 1, "841199", "999999999999.999999", "kgm", "5", "SEK").item(2, 1, "841199", "7", "NAR").reserve();

    assertThat(result(first)).isEqualTo("1");
    assertThat(totals(first)).containsExactly("1 KGM 999999999999.999999 0", "1 EUR 10.50 0.00");
    assertThat(totals(second)).containsExactly("1 KGM 1999999999999.999998 0", "1 NAR 7 0", "1 EUR 10.50 0.00", "1 SEK 5.00 0.00");
    window.released(licence, mrn("OPEN1"));
    window.notReleased(licence, mrn("OPEN2"));
    Said checked = window.check(licence);
    assertThat(totals(checked)).containsExactly("1 KGM 0 999999999999.999999", "1 EUR 0.00 10.50");
    assertThat(available(checked)).as("only limited lines have something available").containsExactly("2 10");
    window.about(licence).mrn(mrn("OPEN3")).item(1, 1, "841199", "1", "KGM").reserve();
    assertThat(totals(window.check(licence))).containsExactly("1 KGM 1 999999999999.999999", "1 EUR 0.00 10.50");
  }

  @Test
  void line_that_is_limited_later_is_a_balance_and_one_that_is_opened_is_totalled() {
    String licence = "SE-OPEN-3";
    issue(Certificate.of(licence).line(1, "8411"));
    window.about(licence).mrn(mrn("OPEN5")).item(1, 1, "841199", "30", "KGM").reserve();
    issue(Certificate.of(licence).version(2).line(1, "8411", Certificate.quantity("KGM", "100")));
    assertThat(totals(window.check(licence))).isEmpty();
    assertThat(available(licence)).containsExactly("1 70");
    window.about(licence).mrn(mrn("OPEN6")).item(1, 1, "841199", "20000", "GRM").reserve();

    issue(Certificate.of(licence).version(3).line(1, "8411"));

    assertThat(totals(window.check(licence))).containsExactly("1 GRM 20000 0", "1 KGM 30 0");
    window.released(licence, mrn("OPEN5"));
    assertThat(totals(window.check(licence))).containsExactly("1 GRM 20000 0", "1 KGM 0 30");
  }

  @Test
  void licensing_is_told_and_can_ask_for_the_totals() {
    String licence = "SE-OPEN-2";
    issue(Certificate.of(licence).line(1, "8411"));
    window.about(licence).mrn(mrn("OPEN4")).item(1, 1, "841199", "12.5", "KGM").reserve();

    String statement = bridge.get("/licensing/eu/usage?reference=" + licence).text();
    String told = queues.all(Queues.USAGE).stream().map(Queues.Came::text).filter(text -> text.contains(licence)).findFirst().orElseThrow();

    for (String message : List.of(statement, told)) {
      assertThat(Said.in(message).all("Total")).singleElement().satisfies(total -> assertThat(total.row("Unit", "Reserved", "Consumed")).isEqualTo("KGM 12.5 0"));
      assertThatCode(() -> SchemaCheck.of(Bridge.class.getResource("/schemas/licensing/licence-usage.xsd"))
          .check(new HardenedReader(ReadingLimits.DEFAULT).read(message.getBytes(StandardCharsets.UTF_8)))).as(message).doesNotThrowAnyException();
    }
  }

  private static List<String> totals(Said answer) {
    return answer.all("OpenLineTotal").stream().map(each -> each.row("CertificateLineNumber", "UnitOfMeasure", "Currency", "Reserved", "Consumed")).toList();
  }
}
