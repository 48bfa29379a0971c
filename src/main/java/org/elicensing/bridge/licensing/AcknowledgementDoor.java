package org.elicensing.bridge.licensing;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.TurnedAway;
import org.elicensing.bridge.writer.Work;

/** The steps by which a licensing system acknowledges usage messages. */
public final class AcknowledgementDoor {

  private final ReadAcknowledgement reader;
  private final Submission submission;
  private final BiFunction<RecordSyntax, TurnedAway, byte[]> phrase;

  /** @param phrase puts a rejection into the words of a syntax */
  public AcknowledgementDoor(ReadAcknowledgement reader, Submission submission, BiFunction<RecordSyntax, TurnedAway, byte[]> phrase) {
    this.reader = reader;
    this.submission = submission;
    this.phrase = phrase;
  }

  /** @throws TurnedAway with all findings */
  public Work understand(Received received) {
    try {
      return reader.understand(received, false, why -> rejection(received, why));
    } catch (MessageRejected e) {
      throw submission.turnAway(received, Subject.unknown(AcknowledgeUsage.KIND, received.partner()), e, rejection(received, e));
    } catch (RuntimeException e) {
      throw submission.failed(received, Subject.unknown(AcknowledgeUsage.KIND, received.partner()), e);
    }
  }

  private List<Outgoing> rejection(Received received, MessageRejected why) {
    RecordSyntax syntax = reader.syntax(received);
    byte[] body = phrase.apply(syntax, new TurnedAway(received, why, true));
    return AcknowledgeUsage.onQueue(received, "Rejection", new Reply(Phrasing.contentType(syntax), body, null, null, why.kind().httpStatus));
  }

  /** What was acknowledged, as soon as it is durable; nothing for what the broker delivered again. */
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
    return reader.understand(received, true, why -> rejection(received, why));
  }
}
