package org.elicensing.bridge.writer;

import org.elicensing.bridge.journal.Reply;

/** What the caller of the writer gets for one work, once everything about it is durable. */
public sealed interface Result {

  /** @param messageId the journal entry of the first message with this identification */
  record Answered(long messageId, Reply reply, boolean repeat) implements Result {}

  /** It is durable, and waits for another message of its declaration. */
  record Waiting(long messageId) implements Result {}

  /** The same identification came before with other content; nothing has moved. */
  record Conflict(long firstMessageId) implements Result {}

  /** The broker delivered what was worked before; everything about it was sent then. */
  record AlreadyWorked(long messageId) implements Result {}

  /** The work itself said that the message is not acceptable; nothing has moved. */
  record Rejected(org.elicensing.bridge.reading.MessageRejected why) implements Result {}

  /** The bridge failed; nothing has moved and nothing is remembered. */
  record Failed(Throwable cause) implements Result {}
}
