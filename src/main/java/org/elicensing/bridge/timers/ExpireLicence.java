package org.elicensing.bridge.timers;

import org.elicensing.bridge.licence.Licence;

/** The day after its last day: offices are told. Holds survive; a release of theirs is executed and says that the licence has expired. */
final class ExpireLicence implements TimerAct {

  private final ExpiryPush push;

  ExpireLicence(ExpiryPush push) {
    this.push = push;
  }

  @Override
  public Done act(TimerCase now) {
    Licence licence = now.licence();
    if (!licence.status().usable() || !licence.expiredOn(now.periods().day(now.desk().now()))) {
      return Done.pointless("licence-changed");
    }
    push.expired(now.desk(), licence);
    return Done.acted("expired");
  }
}
