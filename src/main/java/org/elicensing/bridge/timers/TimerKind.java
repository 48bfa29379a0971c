package org.elicensing.bridge.timers;

import java.util.Locale;

/** What a timer does when its time has come. */
public enum TimerKind {
  /** No exit was heard of since the goods were released. */
  EXIT_ASK("Customs is asked on the outcome queue whether the goods have left; nothing moves."),
  /** Still none after the question: Art 248(2) of Delegated Regulation (EU) 2015/2446 lets customs invalidate such a declaration. */
  INVALIDATION("The declaration is shown as due for invalidation and a person is asked; nothing moves unless bridge.timers.invalidate-without-exit says so."),
  /** Art 21(4) of Regulation (EU) 2021/821. */
  SUSPENSION("The suspension of the export is lifted; what is held stays held until customs decides."),
  /** The day after the last day of a licence. */
  LICENCE_EXPIRY("The licence has expired, and the offices that asked for it are told; what is held stays held."),
  /** Off unless a period is configured for the type of licence. */
  HOLD_EXPIRY("What the declaration still holds on the licence is given back.");

  private final String effect;

  TimerKind(String effect) {
    this.effect = effect;
  }

  /** What will happen, for a person. */
  public String effect() {
    return effect;
  }

  /** As it is written in tables and in the API. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** @throws IllegalArgumentException when there is none of that text */
  public static TimerKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
