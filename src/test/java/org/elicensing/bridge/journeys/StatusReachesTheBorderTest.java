package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.elicensing.bridge.Bridge;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.junit.jupiter.api.Test;

/** Changes of a licence reach the offices that it matters to, by queue and at their address (Art 5(2) of Implementing Regulation (EU) 2024/2145). */
class StatusReachesTheBorderTest extends Journey {

  private static final String CALLED = "SE009999";
  private static final Duration A_SECOND_OR_SO = Duration.ofSeconds(5);

  @Test
  void art_05_2_suspension_reaches_the_office_that_holds_and_the_one_that_asked_and_nobody_else() {
    String licence = "SE-STATUS-1";
    String mrn = mrn("STATUS1");
    issue(Certificate.kilograms(licence, "500"));
    window.about(licence).office(CALLED).push(true).ask();
    window.reserve(licence, mrn, "100");
    window.about(licence).office("SE007777").ask();

    issue(Certificate.kilograms(licence, "500").version(2).status("SUSPENDED"));

    assertThat(queued(licence)).containsExactlyInAnyOrder(CALLED + " SUSPENDED VALID SUSPENDED false", SingleWindow.OFFICE + " SUSPENDED VALID SUSPENDED false");
    await().atMost(A_SECOND_OR_SO).until(() -> !calledBack.told(licence).isEmpty());
    assertThat(calledBack.told(licence)).containsExactly("SUSPENDED VALID SUSPENDED");
    assertThat(calledBack.envelopes(licence).get(0)).contains("UniqRequesterPrefix>" + CALLED + "<").contains("Usable>false<");
    assertThat(available(licence)).as("what is held stays held").containsExactly("1 400");
    assertThat(result(window.reserve(licence, mrn("STATUS2"), "1"))).isEqualTo("0 04");
    assertThat(clearance(window.released(licence, mrn))).as("the goods are gone: executed and flagged").isEqualTo("04");
  }

  @Test
  void art_05_2_resumed_revoked_annulled_and_modified_are_told_and_an_equal_record_is_not() {
    String licence = "SE-STATUS-2";
    issue(Certificate.kilograms(licence, "500"));
    window.about(licence).push(true).ask();
    issue(Certificate.kilograms(licence, "500").version(2).status("SUSPENDED"));
    issue(Certificate.kilograms(licence, "500").version(3));
    issue(Certificate.kilograms(licence, "500").version(4).under("10"));
    issue(Certificate.kilograms(licence, "700").version(5).under("10"));
    issue(Certificate.kilograms(licence, "700").version(6).under("10").status("REVOKED"));
    issue(Certificate.kilograms(licence, "700").version(7).under("10").status("ANNULLED"));
    issue(Certificate.kilograms(licence, "700").version(7).under("10").status("ANNULLED"));
    window.about(licence).push(false).ask();
    issue(Certificate.kilograms(licence, "700").version(8).under("10"));

    assertThat(queued(licence)).containsExactly(
        SingleWindow.OFFICE + " SUSPENDED VALID SUSPENDED false", SingleWindow.OFFICE + " RESUMED SUSPENDED VALID true",
        SingleWindow.OFFICE + " MODIFIED VALID VALID true", SingleWindow.OFFICE + " REVOKED VALID REVOKED false",
        SingleWindow.OFFICE + " ANNULLED REVOKED ANNULLED false");
  }

  @Test
  void art_05_2_exhausted_and_no_longer_exhausted_are_told_by_the_message_that_brings_it_about() {
    String licence = "SE-STATUS-3";
    String mrn = mrn("STATUS3");
    issue(Certificate.kilograms(licence, "500"));
    window.about(licence).office(CALLED).push(true).ask();
    window.reserve(licence, mrn, "500");
    assertThat(queued(licence)).as("held is not used up").isEmpty();

    window.released(licence, mrn);
    send(Aes.invalidation(mrn, "1", "0"));

    assertThat(queued(licence)).containsExactly(CALLED + " EXHAUSTED VALID EXHAUSTED true", CALLED + " REPLENISHED EXHAUSTED VALID true");
    await().atMost(A_SECOND_OR_SO).until(() -> calledBack.told(licence).size() == 2);
    assertThat(calledBack.told(licence)).as("in the order in which it happened").containsExactly("EXHAUSTED VALID EXHAUSTED", "REPLENISHED EXHAUSTED VALID");
  }

  @Test
  void art_05_2_record_that_is_not_acceptable_makes_the_licence_unusable_and_that_is_told() {
    String licence = "SE-STATUS-4";
    issue(Certificate.kilograms(licence, "500"));
    window.reserve(licence, mrn("STATUS4"), "300");

    assertThat(push(Certificate.kilograms(licence, "200").version(2)).status()).isEqualTo(422);

    assertThat(queued(licence)).containsExactly(SingleWindow.OFFICE + " MODIFIED VALID VALID false");
  }

  @Test
  void office_that_is_away_for_a_moment_is_called_again_and_told_once() {
    String licence = "SE-STATUS-5";
    issue(Certificate.kilograms(licence, "500"));
    window.about(licence).office(CALLED).push(true).ask();
    int before = calledBack.refused();
    calledBack.away(1);

    issue(Certificate.kilograms(licence, "500").version(2).status("SUSPENDED"));

    await().atMost(Duration.ofSeconds(10)).until(() -> !calledBack.told(licence).isEmpty());
    assertThat(calledBack.refused() - before).isEqualTo(1);
    assertThat(calledBack.told(licence)).containsExactly("SUSPENDED VALID SUSPENDED");
  }

  @Test
  void office_that_stays_away_is_left_to_a_person() {
    String licence = "SE-STATUS-6";
    issue(Certificate.kilograms(licence, "500"));
    window.about(licence).office(CALLED).push(true).ask();
    calledBack.away(3);

    issue(Certificate.kilograms(licence, "500").version(2).status("SUSPENDED"));

    await().atMost(Duration.ofSeconds(15)).until(() -> bridge.get("/api/parked?limit=100").text().contains(licence));
    assertThat(bridge.get("/api/parked?limit=100").text()).contains("cannot-call-back");
    assertThat(calledBack.told(licence)).isEmpty();
  }

  @Test
  void what_offices_are_told_fits_the_schemas() {
    String licence = "SE-STATUS-7";
    issue(Certificate.kilograms(licence, "500").under("10").under("31"));
    window.about(licence).office(CALLED).push(true).ask();

    issue(Certificate.kilograms(licence, "500").under("10").under("31").version(2).status("REVOKED"));

    await().atMost(A_SECOND_OR_SO).until(() -> !calledBack.told(licence).isEmpty());
    check("certex/envelope.xsd", calledBack.envelopes(licence).get(0));
    queues.all(Queues.STATUS).stream().filter(came -> came.text().contains(licence)).forEach(came -> check("licensing/licence-status.xsd", came.text()));
  }

  private static void check(String schema, String text) {
    assertThatCode(() -> SchemaCheck.of(Bridge.class.getResource("/schemas/" + schema)).check(new HardenedReader(ReadingLimits.DEFAULT).read(text.getBytes(StandardCharsets.UTF_8))))
        .as(text).doesNotThrowAnyException();
  }

  /** What left on the queue about a licence: office, change, status before, status, usable. */
  private static List<String> queued(String licence) {
    return queues.all(Queues.STATUS).stream().map(Queues.Came::said).filter(said -> licence.equals(said.text("LicenceReference")))
        .map(said -> said.row("CustomsOffice", "Change", "StatusBefore", "Status", "Usable")).toList();
  }
}
