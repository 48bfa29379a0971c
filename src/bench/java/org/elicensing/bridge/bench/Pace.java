package org.elicensing.bridge.bench;

/** When the next request is due: at a fixed rate, or whenever a connection is free. */
final class Pace {

  static final Pace AS_FAST_AS_ANSWERED = new Pace(0);

  private final double perSecond;
  private long began;
  private long taken;

  private Pace(double perSecond) {
    this.perSecond = perSecond;
  }

  static Pace perSecond(double rate) {
    return new Pace(rate);
  }

  boolean isOpen() {
    return perSecond > 0;
  }

  void begin(long now) {
    began = now;
    taken = 0;
  }

  /** When the next request is due. */
  long due() {
    return began + (long) (taken / perSecond * 1e9);
  }

  /** Takes it; returns when it was due. */
  long take() {
    long due = due();
    taken++;
    return due;
  }
}
