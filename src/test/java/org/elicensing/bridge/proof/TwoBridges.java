package org.elicensing.bridge.proof;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.elicensing.bridge.journeys.BridgeProcess;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** Two bridges, one of which may be dead: whatever is sent is sent until it is answered, at the one or at the other. */
final class TwoBridges {

  private static final int BUSY = 503;

  private final List<BridgeProcess> bridges;

  TwoBridges(BridgeProcess one, BridgeProcess other) {
    bridges = List.of(one, other);
  }

  /** @param at where it is sent first */
  Answer insist(int at, String path, String type, String text) {
    for (int i = at; ; i++) {
      try {
        Answer answer = bridges.get(i % bridges.size()).post(path, type, text);
        if (answer.status() != BUSY) {
          return answer;
        }
      } catch (IOException e) {
        // Nobody knows whether it was worked.
      }
      pause(20);
    }
  }

  /** @throws IllegalStateException when this thread is to end */
  static void pause(int milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException("Interrupted", e);
    }
  }
}
