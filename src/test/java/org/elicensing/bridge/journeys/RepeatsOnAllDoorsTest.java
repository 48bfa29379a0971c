package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The same message again, through every door: the first answer comes again and nothing moves. */
class RepeatsOnAllDoorsTest extends Journey {

  private static int stories;
  private String licence;
  private String mrn;
  private String lrn;

  @BeforeEach
  void a_licence_of_a_hundred_kilograms() {
    int number = ++stories;
    licence = "SE-AGAIN-" + number;
    mrn = mrn("AG" + number + "X");
    lrn = "again " + number;
    issue(Certificate.kilograms(licence, "100"));
  }

  @Test
  void reservation_that_is_written_otherwise_is_the_same_one() {
    String id = SingleWindow.newId();
    SingleWindow.Asking asking = window.about(licence).messageId(id).mrn(mrn).item(1, 1, "841199", "40", "KGM");
    Answer first = asking.tryReserve();
    window.released(licence, mrn);
    String otherwise = asking.languageCode("fi").sentAt("2026-10-06T23:59:59Z").messageId(id.toUpperCase()).envelope(1)
        .replace("xmlns:d=", "xmlns:msg=").replace("<d:", "<msg:").replace("</d:", "</msg:").replace("<b:Quantity>40<", "<!-- again -->\n <b:Quantity> 40.0 <").replace("<soap:Body>", "\n  <soap:Body>\n");
    Answer again = window.post(otherwise);
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(Said.in(again.text()).all("ProcessedLicenceInformationResponse").get(0).content()).as("as it was answered first, though the quantity is consumed by now")
        .isEqualTo(Said.in(first.text()).all("ProcessedLicenceInformationResponse").get(0).content());
    assertThat(consumed(window.check(licence))).containsExactly("40 " + mrn);
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 40");
  }

  @Test
  void same_identification_with_other_content_is_a_fault_and_moves_nothing() {
    String id = SingleWindow.newId();
    window.about(licence).messageId(id).mrn(mrn).item(1, 1, "841199", "40", "KGM").reserve();
    Answer other = window.about(licence).messageId(id).mrn(mrn).item(1, 1, "841199", "41", "KGM").tryReserve();
    assertThat(other.status()).isEqualTo(500);
    assertThat(Said.in(other.text()).text("Code")).isNotBlank();
    assertThat(available(licence)).containsExactly("1 60");
  }

  @Test
  void another_office_may_use_the_same_identification() {
    String id = SingleWindow.newId();
    window.about(licence).messageId(id).mrn(mrn).item(1, 1, "841199", "40", "KGM").reserve();
    assertThat(result(window.about(licence).messageId(id).office("SE006060").mrn(mrn("AGO" + stories + "X")).item(1, 1, "841199", "10", "KGM").reserve())).isEqualTo("1");
    assertThat(available(licence)).containsExactly("1 50");
  }

  @Test
  void refusal_is_remembered_although_there_would_be_enough_by_now() {
    SingleWindow.Asking asking = window.about(licence).mrn(mrn).item(1, 1, "841199", "101", "KGM");
    assertThat(result(asking.reserve())).isEqualTo("0 05");
    issue(Certificate.kilograms(licence, "500").version(2));
    assertThat(result(asking.reserve())).isEqualTo("0 05");
    assertThat(available(licence)).containsExactly("1 500");
    assertThat(queues.usageOf(licence)).isEmpty();
  }

  @Test
  void fault_is_not_remembered() {
    SingleWindow.Asking asking = window.about(licence).mrn(mrn);
    assertThat(asking.tryReserve().status()).as("without items").isEqualTo(500);
    assertThat(result(asking.item(1, 1, "841199", "40", "KGM").reserve())).isEqualTo("1");
  }

  @Test
  void clearance_again_is_executed_once_and_answered_01_again() {
    window.reserve(licence, mrn, "40");
    String envelope = SingleWindow.envelope(SingleWindow.newId(), SingleWindow.OFFICE, "", SingleWindow.clearance(SingleWindow.OFFICE, licence, mrn, "01"));
    for (int i = 0; i < 3; i++) {
      assertThat(clearance(SingleWindow.answer(window.post(envelope)))).isEqualTo("01");
    }
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 40");
  }

  @Test
  void declaration_messages_again_over_http_are_answered_as_first() {
    Aes declaration = Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "40"));
    Aes acceptance = Aes.acceptance(lrn, mrn);
    send(declaration);
    Answer first = trySend(acceptance);
    send(Aes.release(mrn));
    String otherwise = acceptance.toString().replace("xmlns:aes", "xmlns:x").replace("<aes:", "<x:").replace("</aes:", "</x:").replace("2026-10-05T09:00:00", "2026-10-07T10:11:12")
        .replace("<ExportOperation>", "<!-- once more -->\n<ExportOperation>\n  ");
    assertThat(trySend(otherwise).text()).isEqualTo(first.text());
    assertThat(consumed(window.check(licence))).containsExactly("40 " + mrn);
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0", "CONSUME -40 40");
  }

  @Test
  void other_declaration_under_a_used_identification_is_a_conflict() {
    send(Aes.declaration(lrn).identification("AGAIN/" + licence).item(1, Aes.licence(licence, 1, "40")));
    Answer other = trySend(Aes.declaration(lrn).identification("AGAIN/" + licence).item(1, Aes.licence(licence, 1, "39")));
    assertThat(other.status()).isEqualTo(409);
    send(Aes.acceptance(lrn, mrn));
    assertThat(available(licence)).as("what was declared first counts").containsExactly("1 60");
  }

  @Test
  void refused_outcome_is_remembered_and_a_rejection_is_not() {
    Aes declaration = Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "140"));
    Aes acceptance = Aes.acceptance(lrn, mrn);
    send(declaration);
    assertThat(outcomes(send(acceptance))).containsExactly("1 1 reserved refused 05");
    issue(Certificate.kilograms(licence, "500").version(2));
    assertThat(outcomes(send(acceptance))).containsExactly("1 1 reserved refused 05");
    assertThat(available(licence)).containsExactly("1 500");

    Aes wrong = Aes.declaration(lrn + " w").identification("WRONG/" + licence).item(1, Aes.licence(licence, 1, "forty"));
    assertThat(trySend(wrong).status()).isEqualTo(422);
    assertThat(outcomes(send(Aes.declaration(lrn + " w").identification("WRONG/" + licence).item(1, Aes.licence(licence, 1, "40"))))).containsExactly("1 1 checked ok");
  }

  @Test
  void outcome_is_sent_again_to_who_asks_again_over_the_queue() {
    Aes declaration = Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "40"));
    Aes acceptance = Aes.acceptance(lrn, mrn);
    queues.outcomeOf(declaration);
    String first = queues.send(Queues.DECLARATIONS, acceptance);
    String second = queues.send(Queues.DECLARATIONS, acceptance);
    String text = queues.answerTo(first, Queues.OUTCOMES).text();
    assertThat(queues.answerTo(second, Queues.OUTCOMES).text()).isEqualTo(text);
    queues.all(Queues.OUTCOMES);
    assertThat(queues.answersTo(first, Queues.OUTCOMES)).hasSize(1);
    assertThat(queues.answersTo(second, Queues.OUTCOMES)).hasSize(1);
    assertThat(queues.usageOf(licence)).containsExactly("RESERVE 40 0");
  }

  @Test
  void message_that_came_over_http_is_known_on_the_queue_and_its_conflict_is_told_there() {
    Aes declaration = Aes.declaration(lrn).identification("BOTH/" + licence).item(1, Aes.licence(licence, 1, "40"));
    Said first = send(declaration);
    assertThat(queues.outcomeOf(declaration).content()).isEqualTo(first.content());
    Said conflict = queues.outcomeOf(Aes.declaration(lrn).identification("BOTH/" + licence).item(1, Aes.licence(licence, 1, "41")));
    assertThat(conflict.name()).isNotEqualTo("DeclarationOutcome");
    assertThat(conflict.text("Code")).isEqualTo("conflict");
    assertThat(available(licence)).isEqualTo(List.of("1 100"));
  }

  @Test
  void answers_survive_a_restart() {
    SingleWindow.Asking asking = window.about(licence).mrn(mrn).item(1, 1, "841199", "40", "KGM");
    String first = Said.in(asking.tryReserve().text()).content();
    Aes acceptance = Aes.acceptance(lrn, mrn("AGQ" + stories + "X"));
    send(Aes.declaration(lrn).item(1, Aes.licence(licence, 1, "5")));
    Said outcome = send(acceptance);
    queues.all(Queues.OUTCOMES);
    queues.all(Queues.USAGE);
    queues.close();
    bridge.restart();
    queues = bridge.queues();
    assertThat(Said.in(asking.tryReserve().text()).content()).isEqualTo(first);
    assertThat(send(acceptance).content()).isEqualTo(outcome.content());
    assertThat(available(licence)).containsExactly("1 55");
    assertThat(queues.all(Queues.USAGE)).as("nothing is told twice").isEmpty();
  }
}
