package org.elicensing.bridge.queues;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The queues of the contract. */
public final class QueueNames {

  public static final String RECORD_IN = "bridge.licensing.record.in";
  public static final String RECORD_OUT = "bridge.licensing.record.out";
  public static final String USAGE_OUT = "bridge.licensing.usage.out";
  public static final String USAGE_ACK = "bridge.licensing.usage.ack";
  public static final String DECLARATION_IN = "bridge.customs.declaration.in";
  public static final String OUTCOME_OUT = "bridge.customs.outcome.out";
  public static final String STATUS_OUT = "bridge.certex.status.out";
  public static final String LIST_OUT = "bridge.certex.list.out";
  public static final String DEAD = "bridge.dead";
  public static final String EXPIRED = "bridge.expired";

  static final List<String> ALL = List.of(RECORD_IN, RECORD_OUT, USAGE_OUT, USAGE_ACK, DECLARATION_IN, OUTCOME_OUT, STATUS_OUT, LIST_OUT, DEAD, EXPIRED);

  /**
   * Order of receipt counts here: messages of a declaration build on each other, and a record without version
   * gets the next number. Exclusive means that one consumer has the queue, however many bridges wait for it.
   */
  static final Set<String> EXCLUSIVE = Set.of(DECLARATION_IN, RECORD_IN, USAGE_ACK);

  /** Without wildcards, parameters and the like, which mean something to the broker. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/:-]{0,199}");

  private QueueNames() {}

  /** The name for JMS; the parameter only counts where the queue is made by asking for it. */
  static String address(String queue) {
    return EXCLUSIVE.contains(queue) ? queue + "?exclusive=true" : queue;
  }

  /** Whether a sender may have answers put there: not where the bridge listens itself, and not the broker's own addresses. */
  static boolean answerable(String queue) {
    return plain(queue) && !EXCLUSIVE.contains(queue) && !queue.startsWith("activemq.");
  }

  static boolean plain(String queue) {
    return PLAIN.matcher(queue).matches() && !queue.contains("::");
  }
}
