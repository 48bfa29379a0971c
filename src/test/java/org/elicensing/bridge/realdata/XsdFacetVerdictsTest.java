package org.elicensing.bridge.realdata;

import org.junit.jupiter.api.Test;

/** What the makers of {@code realdata/xsd-facets} say of their schemas and messages, against what the bridge's validation says. */
class XsdFacetVerdictsTest {

  private static final String FOLDER = "xsd-facets";

  @Test
  void every_message_is_judged_as_its_makers_do() {
    Verdicts verdicts = Verdicts.ofRealData(FOLDER);
    Report report = SchemaTrial.of("Messages of " + FOLDER + " by " + verdicts.source(), verdicts.onMessages());
    report.aside(verdicts.setAside());
    report.judge();
  }

  @Test
  void every_schema_is_judged_as_its_makers_do() {
    Verdicts verdicts = Verdicts.ofRealData(FOLDER);
    RealData.goOnOnlyIf(!verdicts.onSchemas().isEmpty(), "Nothing is said of the schemas of " + FOLDER + " by themselves.");
    SchemaTrial.of("Schemas of " + FOLDER + " by " + verdicts.source(), verdicts.onSchemas()).judge();
  }
}
