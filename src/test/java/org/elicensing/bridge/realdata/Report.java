package org.elicensing.bridge.realdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** What became of verdicts that were tried: how many the bridge shares, which it does not, and which could not be tried. */
final class Report {

  private static final int SHOWN = 40;

  private final String what;
  private final List<String> shared = new ArrayList<>();
  private final List<String> differences = new ArrayList<>();
  private final List<SetAside> setAside = new ArrayList<>();

  Report(String what) {
    this.what = what;
  }

  /** @param why the bridge does not accept it; null if it does */
  void tried(Verdict verdict, String why) {
    if (verdict.acceptable() == (why == null)) {
      shared.add(verdict.name());
    } else {
      differs(verdict, why == null ? "accepts it" : "says: " + why);
    }
  }

  void differs(Verdict verdict, String theBridge) {
    differences.add(verdict.name() + ": said to be " + verdict.word() + ", but the bridge " + theBridge);
  }

  void aside(Verdict verdict, String reason) {
    setAside.add(new SetAside(verdict.name(), reason));
  }

  void aside(List<SetAside> more) {
    setAside.addAll(more);
  }

  List<String> shared() {
    return List.copyOf(shared);
  }

  List<String> differences() {
    return List.copyOf(differences);
  }

  List<SetAside> setAside() {
    return List.copyOf(setAside);
  }

  /** For real data: skipped if nothing could be tried, failed by any difference. */
  void judge() {
    RealData.goOnOnlyIf(!shared.isEmpty() || !differences.isEmpty(), "No verdict could be tried. " + sentence());
    RealData.say(sentence());
    assertThat(differences).as(sentence()).isEmpty();
  }

  String sentence() {
    return what + ": " + shared.size() + " verdicts shared, " + differences.size() + " not, " + setAside.size() + " set aside" + (setAside.isEmpty() ? "." : ": " + some(setAside) + ".");
  }

  static String some(List<SetAside> all) {
    List<String> names = all.stream().limit(SHOWN).map(SetAside::toString).toList();
    return String.join("; ", names) + (all.size() > SHOWN ? "; … " + (all.size() - SHOWN) + " more" : "");
  }
}
