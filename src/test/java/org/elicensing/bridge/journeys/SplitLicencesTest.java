package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.journeys.Certificate.parentLine;
import static org.elicensing.bridge.journeys.Certificate.quantity;
import static org.elicensing.bridge.journeys.Certificate.value;

import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.api.Test;

/** Licences that are split off a global one: their limits come out of its lines, and the parts never authorise more than the whole. */
class SplitLicencesTest extends Journey {

  @Test
  void art_12_global_licence_is_split_and_its_parent_has_that_much_less() {
    issue(global("SE-SPLIT-1", "500").to("TR", "BR", "IN"));
    issue(Certificate.kilograms("SE-SPLIT-1/A", "200").splitOff("SE-SPLIT-1"));
    issue(Certificate.of("SE-SPLIT-1/B").splitOff("se-split-1 ").line(7, "8411", quantity("KGM", "100"), parentLine(1)));

    assertThat(available("SE-SPLIT-1")).containsExactly("1 200");
    assertThat(result(window.reserve("SE-SPLIT-1", mrn("SPLITA1"), "201"))).isEqualTo("0 05");
    assertThat(result(window.reserve("SE-SPLIT-1/A", mrn("SPLITA2"), "200"))).isEqualTo("1");
    assertThat(available("SE-SPLIT-1")).as("what a part uses is no concern of its parent").containsExactly("1 200");
    assertThat(queues.usageOf("SE-SPLIT-1")).as("nothing of the parent was used").isEmpty();
  }

  @Test
  void record_that_the_parent_cannot_cover_is_refused_naming_the_greatest_limit_and_moves_nothing() {
    issue(global("SE-SPLIT-2", "500"));
    issue(Certificate.kilograms("SE-SPLIT-2/A", "200").splitOff("SE-SPLIT-2"));
    window.reserve("SE-SPLIT-2", mrn("SPLITB1"), "250");

    Answer refused = push(Certificate.kilograms("SE-SPLIT-2/B", "51").splitOff("SE-SPLIT-2"));
    Answer raised = push(Certificate.kilograms("SE-SPLIT-2/A", "251").splitOff("SE-SPLIT-2").version(2));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("parent-not-covering").contains("the greatest acceptable limit is 50 KGM");
    assertThat(raised.status()).isEqualTo(422);
    assertThat(raised.text()).contains("the greatest acceptable limit is 250 KGM");
    assertThat(window.check("SE-SPLIT-2/B").has("Licence")).isFalse();
    assertThat(available("SE-SPLIT-2")).containsExactly("1 50");
    assertThat(available("SE-SPLIT-2/A")).containsExactly("1 200");
  }

  @Test
  void raising_lowering_and_revoking_a_part_takes_and_gives() {
    issue(global("SE-SPLIT-3", "500"));
    issue(Certificate.kilograms("SE-SPLIT-3/A", "200").splitOff("SE-SPLIT-3"));
    issue(Certificate.kilograms("SE-SPLIT-3/A", "450").splitOff("SE-SPLIT-3").version(2));
    assertThat(available("SE-SPLIT-3")).containsExactly("1 50");
    issue(Certificate.kilograms("SE-SPLIT-3/A", "120").splitOff("SE-SPLIT-3").version(3));
    assertThat(available("SE-SPLIT-3")).containsExactly("1 380");
    String mrn = mrn("SPLITC1");
    window.reserve("SE-SPLIT-3/A", mrn, "70");

    issue(Certificate.kilograms("SE-SPLIT-3/A", "120").splitOff("SE-SPLIT-3").version(4).status("SUSPENDED"));
    assertThat(available("SE-SPLIT-3")).as("suspended is not for good").containsExactly("1 380");
    issue(Certificate.kilograms("SE-SPLIT-3/A", "120").splitOff("SE-SPLIT-3").version(5).status("REVOKED"));

    assertThat(available("SE-SPLIT-3")).as("all but the 70 that are held").containsExactly("1 430");
    assertThat(available("SE-SPLIT-3/A")).containsExactly("1 0");
    assertThat(clearance(window.released("SE-SPLIT-3/A", mrn))).as("what is held stays held").isEqualTo("04");
  }

  @Test
  void parent_cannot_be_lowered_below_what_was_split_off_and_used_nor_lose_the_line() {
    issue(global("SE-SPLIT-4", "500"));
    issue(Certificate.kilograms("SE-SPLIT-4/A", "200").splitOff("SE-SPLIT-4"));
    window.reserve("SE-SPLIT-4", mrn("SPLITD1"), "100");

    Answer lowered = push(global("SE-SPLIT-4", "299").version(2));
    Answer dropped = push(Certificate.of("SE-SPLIT-4").document("X070", "GLOBAL").line(2, "8411", quantity("KGM", "500")).version(2));

    assertThat(lowered.status()).isEqualTo(422);
    assertThat(lowered.text()).contains("the least acceptable limit is 300.");
    assertThat(dropped.status()).isEqualTo(422);
    assertThat(dropped.text()).contains("line-in-use");
    issue(global("SE-SPLIT-4", "300").version(2));
    assertThat(available("SE-SPLIT-4")).containsExactly("1 0");
    issue(global("SE-SPLIT-4", "600").version(3));
    assertThat(available("SE-SPLIT-4")).containsExactly("1 300");
  }

  @Test
  void parts_of_parts_measures_and_parents_that_do_not_fit() {
    issue(Certificate.of("SE-SPLIT-5").document("X070", "GLOBAL").line(1, "8411", quantity("KGM", "500"), value("EUR", "10000")));
    issue(Certificate.of("SE-SPLIT-5/A").splitOff("SE-SPLIT-5").line(1, "8411", quantity("KGM", "300"), value("EUR", "4000")));
    issue(Certificate.of("SE-SPLIT-5/A/1").splitOff("SE-SPLIT-5/A").line(1, "8411", quantity("KGM", "100"), value("EUR", "500.50")));

    assertThat(available("SE-SPLIT-5")).containsExactly("1 200 6000.00");
    assertThat(available("SE-SPLIT-5/A")).containsExactly("1 200 3499.50");
    issue(Certificate.of("SE-SPLIT-5/A").splitOff("SE-SPLIT-5").version(2).line(1, "8411", quantity("KGM", "310"), value("EUR", "4000")));
    assertThat(available("SE-SPLIT-5")).containsExactly("1 190 6000.00");
    assertThat(available("SE-SPLIT-5/A")).containsExactly("1 210 3499.50");

    assertThat(push(Certificate.of("SE-SPLIT-5/B").splitOff("SE-SPLIT-5").line(1, "8411", quantity("KGM", "1"))).text()).contains("unit-of-parent");
    assertThat(push(Certificate.kilograms("SE-SPLIT-5/C", "1").splitOff("SE-NOWHERE")).text()).contains("parent-unknown");
    assertThat(push(Certificate.of("SE-SPLIT-5/D").splitOff("SE-SPLIT-5").line(4, "8411", quantity("KGM", "1"), value("EUR", "1"), parentLine(3))).text()).contains("parent-line-unknown");
    assertThat(push(Certificate.of("SE-SPLIT-5").splitOff("SE-SPLIT-5/A/1").document("X070", "GLOBAL").version(2).line(1, "8411", quantity("KGM", "500"), value("EUR", "10000"))).text())
        .contains("parent-circle");
    assertThat(available("SE-SPLIT-5")).containsExactly("1 190 6000.00");
  }

  @Test
  void more_than_can_be_counted_is_not_taken_for_less() {
    issue(global("SE-SPLIT-6", "500"));
    Certificate beyond = Certificate.of("SE-SPLIT-6/A").splitOff("SE-SPLIT-6");
    for (int line = 1; line <= 20; line++) {
      beyond.line(line, "8411", quantity("KGM", "999999999999"), parentLine(1));
    }
    assertThat(push(beyond).status()).isEqualTo(422);
    assertThat(available("SE-SPLIT-6")).containsExactly("1 500");
  }

  private static Certificate global(String reference, String kilograms) {
    return Certificate.kilograms(reference, kilograms).document("X070", "GLOBAL");
  }
}
