package org.elicensing.bridge.licensing;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.DryRun;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.TurnedAway;
import org.elicensing.bridge.writer.Work;

/** The steps for what licensing systems send: understand it, decide what it does to the books. */
public final class LicensingDoor {

  private final LicensingReader reader;
  private final Submission submission;
  private final BiFunction<RecordSyntax, TurnedAway, byte[]> phrase;

  /** @param phrase puts a rejection into the words of a syntax */
  public LicensingDoor(LicensingReader reader, Submission submission, BiFunction<RecordSyntax, TurnedAway, byte[]> phrase) {
    this.reader = reader;
    this.submission = submission;
    this.phrase = phrase;
  }

  /** @throws TurnedAway with all findings */
  public Work understand(Received received) {
    try {
      Work work = reader.understand(received, false, why -> rejection(received, why));
      return received.dryRun() ? new DryRun(work) : work;
    } catch (MessageRejected e) {
      throw submission.turnAway(received, Subject.unknown(reader.kind(), received.partner()), e, rejection(received, e));
    } catch (RuntimeException e) {
      throw submission.failed(received, Subject.unknown(reader.kind(), received.partner()), e);
    }
  }

  /** On a queue the findings go where the acknowledgement would have gone. */
  private List<Outgoing> rejection(Received received, MessageRejected why) {
    RecordSyntax syntax = reader.syntax(received);
    byte[] body = phrase.apply(syntax, new TurnedAway(received, why, true));
    List<Outgoing> told = reader.rejected(received, new Reply(Phrasing.contentType(syntax), body, null, null, why.kind().httpStatus));
    return received.dryRun() ? DryRun.marked(told) : told;
  }

  /** The answer, as soon as everything it says is durable; nothing for what the broker delivered again. */
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
