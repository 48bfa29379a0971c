package org.elicensing.bridge.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.licence.LicenceStatus.ANNULLED;
import static org.elicensing.bridge.licence.LicenceStatus.EXHAUSTED;
import static org.elicensing.bridge.licence.LicenceStatus.EXPIRED;
import static org.elicensing.bridge.licence.LicenceStatus.REVOKED;
import static org.elicensing.bridge.licence.LicenceStatus.SUSPENDED;
import static org.elicensing.bridge.licence.LicenceStatus.VALID;

import java.util.Optional;
import org.elicensing.bridge.ledger.ALicence;
import org.elicensing.bridge.licence.StatusChange.Shown;
import org.junit.jupiter.api.Test;

/** What customs is told when a licence is shown otherwise than before. */
class StatusChangeTest {

  private final ALicence licence = aLicence();

  @Test
  void each_change_of_status_has_its_name() {
    assertThat(change(VALID, SUSPENDED)).contains(StatusChange.SUSPENDED);
    assertThat(change(VALID, REVOKED)).contains(StatusChange.REVOKED);
    assertThat(change(SUSPENDED, ANNULLED)).contains(StatusChange.ANNULLED);
    assertThat(change(VALID, EXPIRED)).contains(StatusChange.EXPIRED);
    assertThat(change(VALID, EXHAUSTED)).contains(StatusChange.EXHAUSTED);
    assertThat(change(EXHAUSTED, VALID)).contains(StatusChange.REPLENISHED);
    assertThat(change(SUSPENDED, VALID)).contains(StatusChange.RESUMED);
    assertThat(change(EXPIRED, VALID)).as("its validity was extended").contains(StatusChange.RESUMED);
    assertThat(change(SUSPENDED, EXHAUSTED)).as("usable again, though nothing is left").contains(StatusChange.RESUMED);
    assertThat(change(VALID, VALID)).isEmpty();
  }

  @Test
  void terms_that_decide_about_the_use_are_a_modification_and_others_are_none() {
    Licence before = licence.licence();
    assertThat(StatusChange.between(new Shown(before, VALID), new Shown(before.heldBack(true), VALID))).contains(StatusChange.MODIFIED);
    assertThat(StatusChange.between(new Shown(before, SUSPENDED), new Shown(licence.forCountries("TR").licence(), SUSPENDED))).contains(StatusChange.MODIFIED);
    assertThat(StatusChange.between(new Shown(licence.licence(), VALID), new Shown(licence.withLine(9).licence(), VALID))).as("another line").isEmpty();
  }

  private Optional<StatusChange> change(LicenceStatus before, LicenceStatus after) {
    return StatusChange.between(new Shown(licence.licence(), before), new Shown(licence.licence(), after));
  }
}
