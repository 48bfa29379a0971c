package org.elicensing.bridge.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;

import java.time.LocalDate;
import org.elicensing.bridge.ledger.ALicence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Reason 04: status, dates, document type and procedure. */
class UsabilityTest {

  private static final String DAY = "2026-06-15";

  @ParameterizedTest
  @CsvSource({"2026-06-14, false", "2026-06-15, true", "2026-06-16, true", "2026-06-17, false"})
  void first_and_last_day_are_inclusive(String day, boolean usable) {
    assertThat(usable(aLicence().validFrom("2026-06-15").validUntil("2026-06-16"), day, null, null)).isEqualTo(usable);
  }

  @Test
  void licence_without_expiry_goes_on() {
    assertThat(usable(aLicence(), "2099-12-31", null, null)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(LicenceStatus.class)
  void only_valid_licences_are_usable_and_exhausted_is_no_reason(LicenceStatus status) {
    assertThat(usable(aLicence().status(status), DAY, null, null)).isEqualTo(status == LicenceStatus.VALID || status == LicenceStatus.EXHAUSTED);
  }

  @ParameterizedTest
  @CsvSource({"X060, X060, true", "X060, X072, false", "X060, X002, true", "X002, X060, true", "X060, , true"})
  void x002_fits_all_documents(String licence, String declared, boolean usable) {
    assertThat(usable(aLicence().document(licence), DAY, declared, null)).isEqualTo(usable);
  }

  @Test
  void procedure_must_be_one_of_those_named() {
    assertThat(usable(aLicence().forProcedures("10", "21"), DAY, null, "21")).isTrue();
    assertThat(usable(aLicence().forProcedures("10", "21"), DAY, null, "23")).isFalse();
    assertThat(usable(aLicence().forProcedures("10", "21"), DAY, null, null)).isTrue();
    assertThat(usable(aLicence(), DAY, null, "23")).isTrue();
  }

  @Test
  void licence_with_an_unacceptable_record_waits_for_a_valid_one() {
    assertThat(usable(aLicence().heldBack(), DAY, null, null)).isFalse();
  }

  private static boolean usable(ALicence licence, String day, String document, String procedure) {
    return Usability.objection(licence.licence(), new Usability.Use(LocalDate.parse(day), document, procedure)).isEmpty();
  }
}
