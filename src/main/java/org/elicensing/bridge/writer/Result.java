package org.elicensing.bridge.writer;

import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.reading.MessageRejected;

/** What the caller of the writer gets for one work, once everything about it is durable. */
public sealed interface Result {

  /** @param messageId the journal entry of the first message with this identification */
  record Answered(long messageId, Reply reply, boolean repeat) implements Result {}

  /** It is durable, and waits for another message of its declaration. */
  record Waiting(long messageId) implements Result {}

  /** The same identification came before with other content; nothing has moved. */
  record Conflict(long firstMessageId, MessageRejected why) implements Result {}

  /** The broker delivered what was worked before; everything about it was sent then. */
  record AlreadyWorked(long messageId) implements Result {}

  /** The work itself said that the message is not acceptable; nothing has moved. */
  record Rejected(MessageRejected why) implements Result {}

  /**
   * The bridge failed; nothing has moved and no answer is remembered.
   *
   * @param journalled whether the message is in the journal, parked; else it must be handed in again
   */
  record Failed(Throwable cause, boolean journalled) implements Result {}
}
