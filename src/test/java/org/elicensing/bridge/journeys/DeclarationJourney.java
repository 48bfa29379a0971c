package org.elicensing.bridge.journeys;

import org.junit.jupiter.api.BeforeEach;

/** Stories about one declaration on one licence of a hundred kilograms, new for each. */
abstract class DeclarationJourney extends Journey {

  static int stories;
  String licence;
  String lrn;
  String mrn;

  @BeforeEach
  void a_licence_of_a_hundred_kilograms() {
    int number = ++stories;
    licence = "SE-DECL-" + number;
    lrn = "Exp/26 " + number;
    mrn = mrn("A" + number + "X");
    issue(Certificate.kilograms(licence, "100"));
  }

  Aes declaration(String kilograms) {
    return Aes.declaration(lrn).exporter(Certificate.HOLDER).to("TR").item(1, Aes.licence(licence, 1, kilograms));
  }

  Said accepted(String kilograms) {
    send(declaration(kilograms));
    return send(Aes.acceptance(lrn, mrn));
  }
}
