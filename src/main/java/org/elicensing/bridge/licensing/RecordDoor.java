package org.elicensing.bridge.licensing;

import java.util.concurrent.CompletionStage;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.TurnedAway;
import org.elicensing.bridge.writer.Work;

/** The steps of licence intake: understand a national record, decide what it does to the books. */
public final class RecordDoor {

  private final ReadRecord reader;
  private final Submission submission;

  public RecordDoor(ReadRecord reader, Submission submission) {
    this.reader = reader;
    this.submission = submission;
  }

  /** @throws TurnedAway with all findings */
  public Work understand(Received received) {
    try {
      return reader.understand(received, false);
    } catch (MessageRejected e) {
      throw submission.turnAway(received, Subject.unknown(ReadRecord.KIND, received.partner()), e);
    } catch (RuntimeException e) {
      throw submission.failed(received, Subject.unknown(ReadRecord.KIND, received.partner()), e);
    }
  }

  /** The acknowledgement, as soon as everything it says is durable; nothing for what the broker delivered again. */
  public CompletionStage<Reply> decide(Work work) {
    return submission.handIn(work).thenApply(result -> {
      if (result instanceof Result.Answered answered) {
        return answered.reply();
      }
      if (result instanceof Result.AlreadyWorked) {
        return null;
      }
      throw Submission.turnedAway(work.received(), result);
    });
  }

  /** Understands a message of the journal once more, to decide it anew. */
  public Work again(Received received) {
    return reader.understand(received, true);
  }
}
