package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** References and units are compared without blanks and case, and come back as they were written. */
class SpellingTest extends Journey {

  @Test
  void licence_answers_to_every_spelling_and_each_is_told_its_own() {
    Said issued = issue(Certificate.kilograms("se/Du 2026-x1", "100"));
    assertThat(issued.all("Licence").get(0).text("Reference")).isEqualTo("se/Du 2026-x1");

    Said checked = send(Aes.declaration("Spelt 1").exporter(Certificate.HOLDER.toLowerCase(java.util.Locale.ROOT))
        .item(1, Aes.document("x060", " SE/dU 2026-X1 ", 1, "2.50", "kgm", null, null)));
    assertThat(outcomes(checked)).containsExactly("1 1 checked ok");
    assertThat(checked.all("DocumentOutcome").get(0).row("LicenceReference", "Quantity")).isEqualTo("SE/dU 2026-X1 2.50");
    assertThat(checked.all("DocumentOutcome").get(0).attribute("Quantity", "unit")).isEqualTo("kgm");

    send(Aes.acceptance("Spelt 1", mrn("SPELT1")));
    Said shown = window.check("SE/DU 2026-X1");
    assertThat(shown.all("ReservedQuantity").get(0).row("Quantity", "UnitOfMeasure")).isEqualTo("2.50 kgm");

    Said released = send(Aes.release(mrn("SPELT1")));
    assertThat(released.all("DocumentOutcome").get(0).row("LicenceReference", "Quantity")).as("as the declaration wrote it").isEqualTo("SE/dU 2026-X1 2.50");
    assertThat(bridge.get("/licensing/eu/usage?reference=SE%2FDU%202026-X1").text()).contains("<Reference>se/Du 2026-x1</Reference>");
  }

  @Test
  void unit_of_a_released_item_comes_back_as_it_was_written() {
    issue(Certificate.kilograms("SE-SPELT-2", "100"));
    window.reserve("SE-SPELT-2", mrn("SPELT2"), "10");

    assertThat(clearance(window.released("SE-SPELT-2", mrn("SPELT2"), SingleWindow.releasedItem(1, 1, "2500.0", "grm")))).isEqualTo("01");

    Said shown = window.check("SE-SPELT-2");
    assertThat(available(shown)).containsExactly("1 97.5");
    assertThat(shown.all("ConsumedQuantity").get(0).row("Quantity", "UnitOfMeasure")).isEqualTo("2500.0 grm");
  }

  @Test
  void inner_blanks_and_slashes_make_another_licence() {
    issue(Certificate.kilograms("SE SPELT 3", "100"));
    assertThat(window.check("SESPELT3").all("Licence")).isEmpty();
    assertThat(window.check("SE  SPELT 3").all("Licence")).isEmpty();
  }
}
