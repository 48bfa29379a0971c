package org.elicensing.bridge.realdata;

import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.settings.Settings;
import org.junit.jupiter.api.Test;

/** What the makers of {@code realdata/aes} say of their messages, against what the customs doors would say, with the packaged settings. */
class AesVerdictsTest {

  private static final String FOLDER = "aes";

  @Test
  void every_message_is_judged_as_its_makers_do() {
    Verdicts verdicts = Verdicts.ofRealData(FOLDER);
    Set<String> namespaces = Set.copyOf(Settings.load(Map.of()).list("bridge.customs.namespaces"));
    Report report = AesTrial.of("Messages of " + FOLDER + " by " + verdicts.source(), verdicts.onMessages(), namespaces);
    report.aside(verdicts.setAside());
    report.judge();
  }
}
