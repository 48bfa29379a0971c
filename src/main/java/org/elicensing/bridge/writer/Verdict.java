package org.elicensing.bridge.writer;

import java.time.Instant;
import org.elicensing.bridge.journal.Reply;

/**
 * What became of one work.
 *
 * @param outcome answered, refused, noted or waiting
 * @param code reason or outcome code, or null
 * @param reply what the sender is told, and told again when it repeats; null while the work waits
 * @param waitsUntil null unless it waits for another message
 */
public record Verdict(String outcome, String code, Reply reply, Instant waitsUntil) {

  public static Verdict answered(String code, Reply reply) {
    return new Verdict("answered", code, reply, null);
  }

  public static Verdict refused(String code, Reply reply) {
    return new Verdict("refused", code, reply, null);
  }

  public static Verdict noted(Reply reply) {
    return new Verdict("noted", null, reply, null);
  }

  public static Verdict waiting(Instant until) {
    return new Verdict("waiting", null, null, until);
  }
}
