package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Why a reservation is refused, and what a refusal leaves alone. */
class ReasonsTest extends Journey {

  private static final String WRONG_CODE = "90318080";
  private static int stories;
  private String licence;
  private String mrn;
  private String others;

  @BeforeEach
  void a_licence_of_two_lines_of_which_another_declaration_holds_forty() {
    int number = ++stories;
    licence = "SE/RSN " + number;
    mrn = mrn("RSN" + number + "X");
    others = mrn("OTH" + number + "X");
    issue(Certificate.of(licence).to("TR", "MA").under("10").line(1, "84119900", Certificate.quantity("KGM", "100")).line(2, "84118280", Certificate.quantity("NAR", "8"), Certificate.value("EUR", "800")));
    assertThat(result(window.reserve(licence, others, "40"))).isEqualTo("1");
  }

  /** A refusal carries the whole summary and moves nothing. */
  private void refuses(Said answer, String reason, String... failing) {
    assertThat(result(answer)).isEqualTo("0 " + reason);
    assertThat(failing(answer)).containsExactly(failing);
    assertThat(answer.has("Licence")).isTrue();
    assertThat(answer.text("OperationCode")).isEqualTo("0");
    assertThat(available(answer)).containsExactly("1 60", "2 8 800.00");
    assertThat(reserved(answer)).containsExactly("40 " + others);
    assertThat(available(licence)).containsExactly("1 60", "2 8 800.00");
    assertThat(queues.usageOf(licence)).as("its authority hears of the other declaration only").containsExactly("RESERVE 40 0");
  }

  private SingleWindow.Asking asking() {
    return window.about(licence).mrn(mrn);
  }

  @Test
  void licence_is_not_usable_04_and_no_item_is_named() {
    refuses(asking().documentType("X072").item(1, 1, "841199", "1", "KGM").reserve(), "04");
    refuses(asking().procedure("31").item(1, 1, "841199", "1", "KGM").reserve(), "04");
    refuses(asking().acceptedOn("2025-12-31").item(1, 1, "841199", "1", "KGM").reserve(), "04");
  }

  @Test
  void x002_fits_every_kind_of_licence() {
    assertThat(result(asking().documentType("X002").item(1, 1, "84119900", "1", "KGM").reserve())).isEqualTo("1");
  }

  @Test
  void line_does_not_exist_07_and_only_the_goods_item_is_named() {
    refuses(asking().item(1, 3, "84119900", "1", "KGM").item(2, 1, "84119900", "1", "KGM").reserve(), "07", "1 07");
    refuses(asking().item(4, null, "84119900", "1", "KGM").reserve(), "07", "4 07");
  }

  @Test
  void exporter_is_not_the_holder_09() {
    refuses(asking().exporter("SE5560000009").item(1, 1, "84119900", "1", "KGM").item(2, 2, "84118280", "1", "NAR", "10", "EUR").reserve(), "09", "1 1 09", "2 2 09");
  }

  @Test
  void destination_is_not_covered_08() {
    refuses(asking().destination("BR").item(1, 1, "84119900", "1", "KGM").item(2, 2, "84118280", "1", "NAR", "10", "EUR").reserve(), "08", "1 1 08", "2 2 08");
  }

  @Test
  void commodity_code_is_not_covered_03() {
    refuses(asking().item(1, 1, WRONG_CODE, "1", "KGM").item(2, 1, "84119900", "1", "KGM").reserve(), "03", "1 1 03");
    refuses(asking().item(1, 1, "8411", "1", "KGM").reserve(), "03", "1 1 03");
  }

  @Test
  void closing_zeros_of_the_line_s_code_do_not_count() {
    assertThat(result(asking().item(1, 1, "841199", "1", "KGM").reserve())).isEqualTo("1");
    assertThat(result(asking().item(1, 1, "8411990090", "1", "KGM").reserve())).isEqualTo("1");
  }

  @Test
  void unit_or_currency_differs_10() {
    refuses(asking().item(1, 1, "84119900", "1", "LTR").reserve(), "10", "1 1 10");
    refuses(asking().item(1, 2, "84118280", "1", "NAR", "10", "USD").reserve(), "10", "1 2 10");
    refuses(asking().item(1, 1, "84119900", "0.0001", "GRM").reserve(), "10", "1 1 10");
  }

  @Test
  void limited_measure_is_missing_11() {
    refuses(asking().item(1, 1, "84119900").reserve(), "11", "1 1 11");
    refuses(asking().item(1, 1, "84119900", "5").reserve(), "11", "1 1 11");
    refuses(asking().item(1, 2, "84118280", "1", "NAR").reserve(), "11", "1 2 11");
  }

  @Test
  void sum_on_the_line_exceeds_what_is_left_05_and_each_item_on_it_is_named() {
    refuses(asking().item(1, 1, "84119900", "30", "KGM").item(2, 1, "84119900", "30.000001", "KGM").item(3, 2, "84118280", "1", "NAR", "10", "EUR").reserve(), "05", "1 1 05", "2 1 05");
    refuses(asking().item(1, 2, "84118280", "1", "NAR", "800.01", "EUR").reserve(), "05", "1 2 05");
  }

  @Test
  void consumed_declaration_is_refused_06_before_all_that_is_said_of_items() {
    String one = "SE/RSN-06 " + stories;
    issue(Certificate.kilograms(one, "100"));
    window.reserve(one, mrn, "1");
    window.released(one, mrn);
    Said refused = window.about(one).mrn(mrn).exporter("SE5560000009").item(1, 9, WRONG_CODE, "1000", "LTR").reserve();
    assertThat(result(refused)).isEqualTo("0 06");
    assertThat(failing(refused)).isEmpty();
    assertThat(available(refused)).containsExactly("1 99");
    issue(Certificate.kilograms(one, "100").version(2).status("REVOKED"));
    assertThat(result(window.reserve(one, mrn, "1"))).as("a licence that is not usable comes first").isEqualTo("0 04");
  }

  /** Each request has one fault less than the one before; the first in the order of the table is told. */
  @Test
  void first_reason_that_applies_is_told() {
    refuses(asking().procedure("31").exporter("SE5560000009").destination("BR").item(1, 9, WRONG_CODE, "1000", "LTR").reserve(), "04");
    refuses(window.about(licence).mrn(mrn).exporter("SE5560000009").destination("BR").item(1, 9, WRONG_CODE, "1000", "LTR").reserve(), "07", "1 07");
    refuses(window.about(licence).mrn(mrn).exporter("SE5560000009").destination("BR").item(1, 1, WRONG_CODE, "1000", "LTR").reserve(), "09", "1 1 09");
    refuses(window.about(licence).mrn(mrn).destination("BR").item(1, 1, WRONG_CODE, "1000", "LTR").reserve(), "08", "1 1 08");
    refuses(asking().item(1, 1, WRONG_CODE, "1000", "LTR").reserve(), "03", "1 1 03");
    refuses(asking().item(1, 1, "84119900", "1000", "LTR").reserve(), "10", "1 1 10");
    refuses(asking().item(1, 1, "84119900", "1000").reserve(), "11", "1 1 11");
    refuses(asking().item(1, 1, "84119900", "1000", "KGM").reserve(), "05", "1 1 05");
  }

  @Test
  void every_failing_item_has_its_own_first_reason_and_the_first_of_all_is_told() {
    refuses(asking().item(1, 1, "84119900", "1", "LTR").item(2, 1, WRONG_CODE, "1", "KGM").item(3, 2, "84118280").item(4, 1, "84119900", "61", "KGM").reserve(),
        "03", "1 1 10", "2 1 03", "3 2 11", "4 1 05");
  }

  @Test
  void refused_replacement_keeps_the_earlier_hold() {
    assertThat(result(asking().item(1, 1, "84119900", "25", "KGM").reserve())).isEqualTo("1");
    for (Said refused : List.of(asking().item(1, 1, "84119900", "61", "KGM").reserve(), asking().item(1, 1, WRONG_CODE, "1", "KGM").reserve())) {
      assertThat(result(refused)).startsWith("0 ");
      assertThat(available(refused)).containsExactly("1 35", "2 8 800.00");
      assertThat(reserved(refused)).contains("25 " + mrn);
    }
    assertThat(result(asking().item(1, 1, "84119900", "60", "KGM").reserve())).as("its own hold counts as available to it").isEqualTo("1");
    assertThat(available(licence)).containsExactly("1 0", "2 8 800.00");
  }

  @Test
  void position_is_stated_as_a_whole_and_zero_takes_out() {
    asking().item(1, 1, "84119900", "10", "KGM").item(2, 1, "84119900", "20", "KGM").item(3, 2, "84118280", "2", "NAR", "50", "EUR").reserve();
    assertThat(available(licence)).containsExactly("1 30", "2 6 750.00");
    Said second = asking().item(1, 1, "84119900", "10", "KGM").item(2, 1, "84119900", "0", "KGM").reserve();
    assertThat(available(second)).as("item 2 was taken out, item 3 was no longer stated").containsExactly("1 50", "2 8 800.00");
    Said ended = asking().item(1, 1, "84119900", "0", "KGM").reserve();
    assertThat(result(ended)).isEqualTo("1");
    assertThat(reserved(ended)).containsExactly("40 " + others);
    assertThat(clearance(window.released(licence, mrn))).as("nothing is held any more").isEqualTo("02");
    assertThat(available(licence)).containsExactly("1 60", "2 8 800.00");
  }

  @Test
  void quantities_are_echoed_as_declared_and_counted_in_the_line_s_unit() {
    Said granted = asking().item(1, 1, "8411990010", "1500.50", "GRM").reserve();
    assertThat(available(granted).get(0)).isEqualTo("1 58.4995");
    Said own = granted.all("ReservedQuantity").stream().filter(each -> mrn.equals(each.text("MRN"))).findFirst().orElseThrow();
    assertThat(own.row("GoodsItemNumber", "CommodityCode", "CertificateLineNumber", "Quantity", "UnitOfMeasure")).isEqualTo("1 8411990010 1 1500.50 GRM");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "RESERVE 1.5005 0");
  }

  @Test
  void line_limited_in_value_shows_its_amount_and_an_open_line_is_counted_and_never_compared() {
    String other = "SE/RSN-V " + stories;
    issue(Certificate.of(other).line(1, null, Certificate.value("SEK", "1000.50")).line(2, "8411"));
    Said granted = window.about(other).mrn(mrn).item(1, 1, "12345678", "3", "NAR", "1000.49", "SEK").item(2, 2, "84119900", "999999999999", "KGM").reserve();
    assertThat(result(granted)).isEqualTo("1");
    assertThat(granted.all("AvailableQuantity")).hasSize(1);
    assertThat(granted.all("AvailableQuantity").get(0).row("CertificateLineNumber", "UnitOfMeasure", "Quantity", "Currency", "Amount")).isEqualTo("1 SEK 0.01");
    assertThat(reserved(granted)).hasSize(2);
  }

  @Test
  void status_that_is_shown_follows_dates_and_ledger_and_never_hides_quantities() {
    String old = "SE/RSN-S " + stories;
    issue(Certificate.kilograms(old, "10").valid("2026-01-01", "2026-02-01"));
    Said expired = window.check(old);
    assertThat(expired.text("Status")).isEqualTo("EXPIRED");
    assertThat(expired.text("Usable")).isEqualTo("false");
    assertThat(available(expired)).containsExactly("1 10");
    assertThat(result(window.reserve(old, mrn, "1"))).isEqualTo("0 04");
    assertThat(result(window.about(old).mrn(mrn).acceptedOn("2026-02-01").item(1, 1, "8411", "1", "KGM").reserve())).as("accepted on its last day").isEqualTo("1");

    String full = "SE/RSN-X " + stories;
    issue(Certificate.kilograms(full, "10"));
    assertThat(window.reserve(full, mrn, "10").text("Status")).as("all of it is held").isIn("VALID", "EXHAUSTED");
    window.released(full, mrn);
    assertThat(window.check(full).text("Status")).isEqualTo("EXHAUSTED");
    assertThat(result(window.reserve(full, mrn("NXT" + stories + "X"), "1"))).as("exhausted is never a reason 04").isEqualTo("0 05");

    String suspended = "SE/RSN-P " + stories;
    issue(Certificate.kilograms(suspended, "10").status("SUSPENDED"));
    assertThat(window.check(suspended).text("Status")).isEqualTo("SUSPENDED");
    assertThat(available(suspended)).containsExactly("1 10");
  }

  @Test
  void procedures_are_named_with_whether_they_may_be_used() {
    assertThat(window.about(licence).procedure("31").ask().all("ProcedureIdentification").get(0).row("RequestedProcedure", "Usable", "QuantityManaged")).isEqualTo("31 false true");
    assertThat(window.check(licence).all("ProcedureIdentification").get(0).row("RequestedProcedure", "Usable", "QuantityManaged")).isEqualTo("10 true true");
  }

  @Test
  void many_allocations_are_paged_through_without_losing_one() {
    String busy = "SE/RSN-M " + stories;
    issue(Certificate.kilograms(busy, "1000"));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String each = mrn("MANY" + i + "X" + stories + "X");
      window.reserve(busy, each, Integer.toString(i + 1));
      expected.add((i + 1) + " " + each);
    }
    Said own = window.about(busy).mrn(mrn("MANY0X" + stories + "X")).ask();
    assertThat(reserved(own)).as("its own, and of the others the newest three").hasSize(4).contains(expected.get(0), expected.get(7), expected.get(6), expected.get(5));
    assertThat(own.text("AllocationsOmitted")).isEqualTo("4");

    List<String> seen = new ArrayList<>();
    Said page = window.check(busy);
    assertThat(page.text("AllocationsOmitted")).isEqualTo("5");
    seen.addAll(reserved(page));
    while (page.has("AllocationsNext")) {
      page = window.about(busy).allocationsAfter(page.text("AllocationsNext")).ask();
      seen.addAll(reserved(page));
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void reservation_without_items_or_declaration_is_a_fault_with_all_findings() {
    assertThat(Said.in(window.about(licence).tryReserve().text()).all("Finding")).hasSizeGreaterThanOrEqualTo(2);
    assertThat(asking().tryReserve().status()).isEqualTo(500);
    assertThat(window.about(licence).item(1, 1, "84119900", "1", "KGM").tryReserve().status()).isEqualTo(500);
    var long7 = asking().item(1, 1, "84119900", "1.0000001", "KGM").tryReserve();
    assertThat(long7.status()).isEqualTo(500);
    assertThat(Said.in(long7.text()).all("BridgeFault")).hasSize(1);
    assertThat(available(licence)).containsExactly("1 60", "2 8 800.00");
  }

  @Test
  void reference_is_compared_without_blanks_around_it_and_in_upper_case() {
    assertThat(available(" " + licence.toLowerCase() + " ")).containsExactly("1 60", "2 8 800.00");
    assertThat(window.check(licence.replace(" ", "")).has("Licence")).as("inner blanks count").isFalse();
  }

  @Test
  void status_news_are_wished_for_and_wished_away() {
    assertThat(window.about(licence).push(true).ask().text("PushActive")).isEqualTo("true");
    assertThat(window.about(licence).push(false).ask().text("PushActive")).isEqualTo("false");
    assertThat(queues.all(Queues.STATUS)).as("nobody changed the status").isEmpty();
  }

  @AfterEach
  void own_declaration_is_in_nobody_s_outcome() {
    assertThat(queues.all(Queues.OUTCOMES)).isEmpty();
  }
}
