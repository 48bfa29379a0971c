package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One certificate from reading to clearance, step by step as the live single window answers for health certificates. */
class SingleWindowStepsTest extends Journey {

  @Test
  void twenty_steps_of_two_declarations_on_a_licence_that_a_third_has_used() {
    String licence = "SE-2026-STEPS-1";
    String suspended = "SE-2026-STEPS-2";
    String first = mrn("STEPA011");
    String second = mrn("STEPB012");
    String third = mrn("STEPC013");
    issue(Certificate.kilograms(licence, "1000"));
    issue(Certificate.kilograms(suspended, "1100").status("SUSPENDED"));
    window.reserve(licence, third, "600");
    window.released(licence, third);

    shows(window.check(licence), "400", "[]", "[600 " + third + "]");                                        // 1
    Said granted = window.reserve(licence, first, "0.001");                                                  // 2
    assertThat(result(granted)).isEqualTo("1");
    shows(granted, "399.999", "[0.001 " + first + "]", "[600 " + third + "]");
    shows(window.check(licence), "399.999", "[0.001 " + first + "]", "[600 " + third + "]");                 // 3
    shows(window.reserve(licence, first, "0.002"), "399.998", "[0.002 " + first + "]", "[600 " + third + "]"); // 4
    assertThat(clearance(window.released(licence, first))).isEqualTo("01");                                  // 5
    String both = "[0.002 " + first + ", 600 " + third + "]";
    shows(window.check(licence), "399.998", "[]", both);                                                     // 6
    assertThat(clearance(window.released(licence, first))).isEqualTo("03");                                  // 7
    shows(window.reserve(licence, second, "0.001"), "399.997", "[0.001 " + second + "]", both);              // 8
    assertThat(clearance(window.notReleased(licence, second))).isEqualTo("01");                              // 9
    shows(window.check(licence), "399.998", "[]", both);                                                     // 10
    assertThat(clearance(window.notReleased(licence, second))).isEqualTo("02");                              // 11
    assertThat(clearance(window.released(licence, second))).isEqualTo("02");                                 // 12
    refuses(window.reserve(licence, second, "99999999"), "05", "[1 1 05]", "399.998", both);                 // 13
    refuses(window.about(licence).mrn(second).item(1, 1, "99999999", "0.001", "KGM").reserve(), "03", "[1 1 03]", "399.998", both); // 14
    refuses(window.about(licence).mrn(second).item(1, 999, "841199", "0.001", "KGM").reserve(), "07", "[1 07]", "399.998", both);   // 15
    Said unknown = window.reserve("SE-2026-STEPS-9", second, "0.001");                                       // 16
    assertThat(unknown.has("Licence") || unknown.has("QuantityManagementSummary") || unknown.has("ReservationResult")).isFalse();
    assertThat(unknown.text("OperationCode")).isEqualTo("0");
    refuses(window.reserve(suspended, second, "0.001"), "04", "[]", "1100", "[]");                           // 17
    shows(window.check(suspended), "1100", "[]", "[]");                                                      // 18
    refuses(window.reserve(licence, third, "0.001"), "06", "[]", "399.998", both);                           // 19
    assertThat(clearance(window.notReleased(licence, third))).isEqualTo("03");                               // 20

    assertThat(queues.usageOf(suspended)).as("nothing moved on it, so its authority hears nothing").isEmpty();
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 600 0", "CONSUME -600 600", "RESERVE 0.001 0", "RESERVE 0.001 0", "CONSUME -0.002 0.002", "RESERVE 0.001 0", "RELEASE -0.001 0");
  }

  private static void shows(Said answer, String available, String reserved, String consumed) {
    assertThat(answer.text("OperationCode")).isEqualTo("0");
    assertThat(available(answer)).containsExactly("1 " + available);
    assertThat(reserved(answer)).hasToString(reserved);
    assertThat(consumed(answer)).hasToString(consumed);
    if (!answer.has("ReservationResult")) {
      assertThat(answer.has("ReservationFailureReason")).isFalse();
    }
  }

  private static void refuses(Said answer, String reason, String failing, String available, String consumed) {
    assertThat(result(answer)).isEqualTo("0 " + reason);
    assertThat(failing(answer)).hasToString(failing);
    shows(answer, available, "[]", consumed);
  }

  @Test
  void certificate_is_read_reserved_and_partly_released() {
    String licence = "SE-DU-2026-004410";
    String mrn = mrn("KV000181");
    issue(Certificate.of(licence).to("TR").under("10").line(1, "84119900", Certificate.quantity("NAR", "80"), Certificate.value("EUR", "240000.00")).line(2, "381800", Certificate.quantity("KGM", "7.25")));

    Said granted = window.about(licence).languageCode("sv").documentType("X060").mrn(mrn).exporter(Certificate.HOLDER).destination("TR").procedure("10")
        .item(1, 1, "84119900", "30", "NAR", "90000.00", "EUR").push(true).reserve();

    assertThat(granted.text("UniqRequesterPrefix")).isEqualTo(SingleWindow.OFFICE);
    assertThat(granted.all("Licence").get(0).row("Reference", "Version", "DocumentType", "Status")).isEqualTo(licence + " 1 X060 VALID");
    assertThat(granted.all("ProcedureIdentification").get(0).row("RequestedProcedure", "Usable", "QuantityManaged")).isEqualTo("10 true true");
    assertThat(granted.all("AvailableQuantity").get(0).row("CommodityCode", "CertificateLineNumber", "UnitOfMeasure", "Quantity", "Currency", "Amount")).isEqualTo("84119900 1 NAR 50 EUR 150000.00");
    assertThat(granted.all("AvailableQuantity").get(1).row("CommodityCode", "CertificateLineNumber", "UnitOfMeasure", "Quantity", "Currency", "Amount")).isEqualTo("381800 2 KGM 7.25");
    Said held = granted.all("ReservedQuantity").get(0);
    assertThat(held.row("GoodsItemNumber", "CommodityCode", "CertificateLineNumber", "UnitOfMeasure", "Quantity", "Currency", "Amount", "ReferenceNumber", "MRN"))
        .isEqualTo("1 84119900 1 NAR 30 EUR 90000.00 " + SingleWindow.OFFICE + " " + mrn);
    assertThat(held.text("EventDateTime")).endsWith("Z");
    assertThat(result(granted)).isEqualTo("1");
    assertThat(granted.text("PushActive")).isEqualTo("true");

    Said cleared = window.released(licence, mrn, SingleWindow.releasedItem(1, 1, "20", "NAR", "60000.00", "EUR"));
    assertThat(clearance(cleared)).isEqualTo("01");
    assertThat(cleared.text("OperationCode")).isEqualTo("0");
    Said after = window.check(licence);
    assertThat(available(after)).containsExactly("1 60 180000.00", "2 7.25");
    assertThat(reserved(after)).isEmpty();
    assertThat(after.all("ConsumedQuantity").get(0).row("Quantity", "Amount", "MRN")).isEqualTo("20 60000.00 " + mrn);
    assertThat(after.has("ReservationResult")).isFalse();
    assertThat(queues.all(Queues.OUTCOMES)).as("the single window is answered where it asked").noneMatch(came -> came.text().contains(mrn));
  }

  @Test
  void what_the_bridge_itself_says_is_no_request() {
    var answer = window.post(SingleWindow.envelope(SingleWindow.newId(), SingleWindow.OFFICE, "", "<d:LicenceClearanceResponse><d:SendingDate>2026-10-05T08:30:00Z</d:SendingDate>"
        + "<d:QuantityManagementOutcome>01</d:QuantityManagementOutcome><d:OperationCode>0</d:OperationCode></d:LicenceClearanceResponse>"));
    assertThat(answer.status()).isEqualTo(500);
    Said fault = Said.in(answer.text());
    assertThat(fault.all("BridgeFault")).hasSize(1);
    assertThat(fault.all("Finding").get(0).text("Code")).isEqualTo("not-a-request");
  }

  @Test
  void clearance_says_what_it_found() {
    String licence = "SE-CLEAR-1";
    issue(Certificate.kilograms(licence, "100"));
    window.reserve(licence, mrn("CLEARA1"), "40");
    assertThat(clearance(window.released(licence, mrn("CLEARA1"), SingleWindow.releasedItem(1, 1, "100.000001", "KGM")))).as("held and left do not cover it").isEqualTo("91");
    assertThat(clearance(window.released(licence, mrn("CLEARA1"), SingleWindow.releasedItem(2, 1, "10", "KGM")))).as("no such item").isEqualTo("92");
    assertThat(clearance(window.released(licence, mrn("CLEARA1"), SingleWindow.releasedItem(1, 1, "10", "LTR")))).as("another unit").isEqualTo("92");
    assertThat(available(licence)).as("nothing has moved").containsExactly("1 60");
    assertThat(clearance(window.released("SE-CLEAR-NONE", mrn("CLEARA1")))).as("no such licence").isEqualTo("02");
    assertThat(clearance(window.released(licence, mrn("CLEARA1"), SingleWindow.releasedItem(1, 1, "45", "KGM")))).as("the surplus is there").isEqualTo("01");
    assertThat(available(licence)).containsExactly("1 55");
    window.reserve(licence, mrn("CLEARB2"), "5");
    issue(Certificate.kilograms(licence, "100").version(2).status("SUSPENDED"));
    assertThat(clearance(window.released(licence, mrn("CLEARB2")))).as("reserved before the suspension").isEqualTo("04");
    assertThat(available(licence)).containsExactly("1 50");
    window.reserve(licence, mrn("CLEARC3"), "5");
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 45", "RESERVE 5 0", "CONSUME -5 5");
  }

  @Test
  void zero_released_of_an_item_gives_it_all_back() {
    issue(Certificate.kilograms("SE-CLEAR-2", "100"));
    window.about("SE-CLEAR-2").mrn(mrn("CLEARD4")).item(1, 1, "841199", "10", "KGM").item(2, 1, "841199", "20", "KGM").reserve();
    assertThat(clearance(window.released("SE-CLEAR-2", mrn("CLEARD4"), SingleWindow.releasedItem(1, 1, "0", "KGM"), SingleWindow.releasedItem(2, 1, "20", "KGM")))).isEqualTo("01");
    Said after = window.check("SE-CLEAR-2");
    assertThat(available(after)).containsExactly("1 80");
    assertThat(consumed(after)).containsExactly("20 " + mrn("CLEARD4"));
  }
}
