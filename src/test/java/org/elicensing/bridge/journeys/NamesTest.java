package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a declaration is called, and under which names its messages are found again. */
class NamesTest extends DeclarationJourney {

  private Aes declared(String name, String kilograms) {
    return Aes.declaration(name).exporter(Certificate.HOLDER).item(1, Aes.licence(licence, 1, kilograms));
  }

  @Test
  void story_of_a_licence_has_the_messages_that_only_name_the_declaration() {
    send(declared(lrn, "10"));
    send(Aes.acceptance(lrn, mrn));
    send(Aes.release(mrn));
    send(Aes.invalidation(mrn, "1", "0"));
    assertThat(story("licence=" + licence)).containsExactly("LicenceRecord", "CC515C", "CC528C", "CC529C", "CC509C");
  }

  @Test
  void acceptance_that_waited_stands_in_the_story_of_the_licence_too() {
    assertThat(trySend(Aes.acceptance(lrn, mrn)).status()).isEqualTo(202);
    send(declared(lrn, "10"));
    assertThat(story("licence=" + licence)).containsExactly("LicenceRecord", "CC528C", "CC515C");
    assertThat(available(licence)).containsExactly("1 90");
  }

  @Test
  void any_office_clears_a_declaration_by_its_lrn() {
    window.about(licence).office("SE003030").lrn(lrn, Aes.DECLARANT).item(1, 1, "841199", "10", "KGM").reserve();

    Said cleared = SingleWindow.answer(window.post(SingleWindow.envelope(SingleWindow.newId(), "NL000001", "",
        SingleWindow.clearance("NL000001", licence, lrn, "01"))));

    assertThat(clearance(cleared)).isEqualTo("01");
    assertThat(newestFacts(licence).at("/other-office").asText()).contains("SE003030", "NL000001");
    assertThat(consumed(window.check(licence))).containsExactly("10 " + lrn);
  }

  @Test
  void lrn_that_several_declarations_use_on_the_licence_is_nobody_s_at_another_office() {
    window.about(licence).lrn(lrn, "SE1").item(1, 1, "841199", "10", "KGM").reserve();
    window.about(licence).lrn(lrn, "SE2").item(1, 1, "841199", "20", "KGM").reserve();

    Said cleared = SingleWindow.answer(window.post(SingleWindow.envelope(SingleWindow.newId(), "NL000001", "",
        SingleWindow.clearance("NL000001", licence, lrn, "01"))));

    assertThat(clearance(cleared)).isEqualTo("02");
    assertThat(available(licence)).containsExactly("1 70");
  }

  @Test
  void two_declarations_that_turn_out_to_be_one_are_shown_to_a_person() {
    window.reserve(licence, mrn, "5");
    window.about(licence).lrn(lrn, Aes.DECLARANT).item(1, 1, "841199", "6", "KGM").reserve();
    send(declared(lrn, "7"));

    assertThat(outcomes(send(Aes.acceptance(lrn, mrn)))).containsExactly("1 1 reserved ok");

    assertThat(parked(mrn)).containsExactly("two-declarations");
    assertThat(available(licence)).as("the same goods count once").containsExactly("1 93");
  }

  @Test
  void mrn_that_comes_under_a_second_lrn_is_shown_to_a_person() {
    send(declared(lrn, "10"));
    send(Aes.acceptance(lrn, mrn));
    assertThat(parked(mrn)).isEmpty();

    send(declared(lrn + "b", "20"));
    send(Aes.acceptance(lrn + "b", mrn));

    assertThat(parked(mrn)).containsExactly("two-declarations");
  }

  @Test
  void wrong_check_digit_is_kept_and_never_refused() {
    String wrong = mrn.substring(0, 17) + (mrn.charAt(17) == '0' ? '1' : '0');
    assertThat(result(window.reserve(licence, wrong, "10"))).isEqualTo("1");
    assertThat(newestFacts(licence).at("/mrn-check-digit").asText()).contains(wrong);
    assertThat(clearance(window.released(licence, wrong))).isEqualTo("01");
    assertThat(newestFacts(licence).at("/mrn-check-digit").asText()).contains(wrong);
  }

  @Test
  void items_in_another_order_are_the_same_request() {
    String id = SingleWindow.newId();
    assertThat(result(window.about(licence).messageId(id).mrn(mrn).item(1, 1, "841199", "1", "KGM").item(2, 1, "841199", "2", "KGM").reserve())).isEqualTo("1");
    assertThat(result(window.about(licence).messageId(id).mrn(mrn).item(2, 1, "841199", "2", "KGM").item(1, 1, "841199", "1", "KGM").reserve())).isEqualTo("1");
    assertThat(available(licence)).containsExactly("1 97");
  }

  private static List<String> story(String key) {
    List<String> kinds = new ArrayList<>();
    bridge.get("/api/journal?" + key + "&limit=100").json().get("messages").forEach(message -> {
      if (message.get("direction").asText().equals("in")) {
        kinds.add(message.get("kind").asText());
      }
    });
    return kinds;
  }

  private static JsonNode newestFacts(String licence) {
    JsonNode facts = null;
    for (JsonNode message : bridge.get("/api/journal?licence=" + licence + "&limit=100").json().get("messages")) {
      facts = message.get("direction").asText().equals("in") ? message.get("facts") : facts;
    }
    return facts;
  }
}
