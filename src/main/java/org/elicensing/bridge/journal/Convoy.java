package org.elicensing.bridge.journal;

/**
 * Messages of one queue that are handed in together and must become durable in their order: once one of them is held
 * up, those behind it wait too, however quickly what failed is back.
 */
public final class Convoy {

  private volatile boolean heldUp;

  /** One of its messages did not become durable. */
  public void holdUp() {
    heldUp = true;
  }

  public boolean isHeldUp() {
    return heldUp;
  }
}
