package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** General authorisations are checked and never counted; global licences cover several countries, end users, consignees and lines (Art 12 of Regulation (EU) 2021/821). */
class GeneralAndGlobalLicencesTest extends Journey {

  @Test
  void art_12_general_authorisation_is_checked_and_never_counted() {
    String licence = "EU-GENERAL-1";
    issue(Certificate.kilograms(licence, "10").document("X061", "UNION_GENERAL").to("JP"));

    Said granted = window.about(licence).mrn(mrn("GENERAL1")).documentType("X061").destination("JP").procedure("10").item(1, 1, "841199", "9999", "KGM").reserve();

    assertThat(result(granted)).isEqualTo("1");
    assertThat(granted.all("ProcedureIdentification").get(0).row("RequestedProcedure", "Usable", "QuantityManaged", "ManagedBy")).isEqualTo("10 true false");
    assertThat(reserved(granted)).isEmpty();
    assertThat(available(licence)).containsExactly("1 10");
    assertThat(result(window.about(licence).mrn(mrn("GENERAL2")).destination("TR").item(1, 1, "841199", "1", "KGM").reserve())).as("but it is checked").isEqualTo("0 08");
    assertThat(clearance(window.released(licence, mrn("GENERAL1")))).as("nothing was held").isEqualTo("02");
    assertThat(queues.usageOf(licence)).isEmpty();
  }

  @Test
  void art_12_global_licence_serves_several_destinations_end_users_and_lines() {
    String licence = "SE-GLOBAL-1";
    String record = Certificate.of(licence).document("X070", "GLOBAL").to("TR", "BR", "IN").line(1, "8411", Certificate.quantity("KGM", "100")).line(2, "8481", Certificate.quantity("NAR", "20"))
        .toString().replace("<CountryOfDestination>TR<", "<Consignee><Name>Porto Seco Ltda</Name></Consignee><EndUser><Name>Usina do Norte</Name></EndUser><EndUser><Name>Deccan Power Works</Name></EndUser>"
            + "<CountryOfDestination>TR<");
    assertThat(push(record).status()).isEqualTo(200);

    assertThat(result(window.about(licence).mrn(mrn("GLOBAL1")).documentType("X070").destination("BR").item(1, 1, "841199", "60", "KGM").item(2, 2, "848180", "5", "NAR").reserve())).isEqualTo("1");
    assertThat(result(window.about(licence).mrn(mrn("GLOBAL2")).destination("IN").item(1, 1, "841199", "40", "KGM").reserve())).isEqualTo("1");
    assertThat(result(window.about(licence).mrn(mrn("GLOBAL3")).destination("CN").item(1, 2, "848180", "1", "NAR").reserve())).isEqualTo("0 08");
    Said shown = window.check(licence);
    assertThat(available(shown)).containsExactly("1 0", "2 15");
    assertThat(shown.all("EndUser")).hasSize(2);
    assertThat(shown.texts("CountryOfDestination")).containsExactly("TR", "BR", "IN");
  }
}
