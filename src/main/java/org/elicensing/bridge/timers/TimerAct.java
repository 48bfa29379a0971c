package org.elicensing.bridge.timers;

/** What one kind of timer does when its time has come. */
interface TimerAct {

  /**
   * What became of the timer.
   *
   * @param outcome in a word
   * @param note in a sentence, or null
   */
  record Done(Timer.State state, String outcome, String note) {

    static Done acted(String outcome) {
      return new Done(Timer.State.ACTED, outcome, null);
    }

    /** What it watched over is not there any more. */
    static Done pointless(String why) {
      return new Done(Timer.State.LIFTED, why, null);
    }
  }

  Done act(TimerCase now);
}
