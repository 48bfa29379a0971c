package org.elicensing.bridge.operator;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.elicensing.bridge.journal.Journalled;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.writer.Work;

/** Who understands a message of the journal once more: by its kind, else by the door it came through, else whoever takes the rest. */
public final class Replays {

  private final Map<String, Function<Received, Work>> kinds = new HashMap<>();
  private final Map<String, Function<Received, Work>> doors = new HashMap<>();
  private Function<Received, Work> rest;

  public Replays kind(String kind, Function<Received, Work> again) {
    kinds.put(kind, again);
    return this;
  }

  public Replays door(String door, Function<Received, Work> again) {
    doors.put(door, again);
    return this;
  }

  /** What came through that door is never decided anew. */
  public Replays never(String door) {
    doors.put(door, null);
    return this;
  }

  public Replays otherwise(Function<Received, Work> again) {
    rest = again;
    return this;
  }

  /** @throws Problem when nobody does */
  Work understand(Journalled message, Received received) {
    Function<Received, Work> again = kinds.getOrDefault(message.kind(), doors.getOrDefault(message.door(), rest));
    if (again == null) {
      throw Problem.conflict(message.reference(), "not-replayable", "Messages of kind " + message.kind() + " cannot be replayed.");
    }
    return again.apply(received);
  }
}
