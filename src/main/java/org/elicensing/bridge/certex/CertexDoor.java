package org.elicensing.bridge.certex;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.elicensing.bridge.certex.message.LicenceClearanceRequest;
import org.elicensing.bridge.certex.message.ProcessedLicenceRequest;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.TurnedAway;
import org.elicensing.bridge.writer.Work;

/** The steps of the single-window service: understand, decide, and phrase the answer. */
public final class CertexDoor {

  /** A request that was understood. */
  public record Understood(CertexCall call, Object message) {}

  private final CertexReader reader;
  private final CertexTranslator translator;
  private final CheckLicence check;
  private final ReserveLicence.Rules reserving;
  private final ClearLicence.Rules clearing;
  private final CertexWriter writer;
  private final Submission submission;

  CertexDoor(CertexReader reader, CertexTranslator translator, CheckLicence check, ReserveLicence.Rules reserving, ClearLicence.Rules clearing,
      CertexWriter writer, Submission submission) {
    this.reader = reader;
    this.translator = translator;
    this.check = check;
    this.reserving = reserving;
    this.clearing = clearing;
    this.writer = writer;
    this.submission = submission;
  }

  /** @throws TurnedAway with all findings */
  public Understood understand(Received received) {
    Subject subject = Subject.unknown("Envelope", null);
    try {
      CertexCall call = reader.read(received);
      subject = translator.subject(call);
      return new Understood(call, message(call));
    } catch (MessageRejected e) {
      throw submission.turnAway(received, subject, e);
    } catch (RuntimeException e) {
      throw submission.failed(received, subject, e);
    }
  }

  private Object message(CertexCall call) {
    if (call.body() instanceof ProcessedLicenceRequest request) {
      return translator.understand(call, request);
    }
    if (call.body() instanceof LicenceClearanceRequest request) {
      return translator.understand(call, request);
    }
    throw MessageRejected.unacceptable("/Envelope/Body/" + call.kind(), "not-available-yet", "The operation of " + call.kind() + " is not available yet.");
  }

  /** The whole answer, as soon as everything it says is durable. */
  public CompletionStage<byte[]> decide(Understood understood) {
    Received received = understood.call().received();
    if (understood.message() instanceof ProcessedLicence asked && !asked.reserve()) {
      return check(understood.call(), asked);
    }
    return submission.handIn(work(received, understood.message(), false)).thenApply(result -> answer(understood.call(), result));
  }

  private Work work(Received received, Object message, boolean replay) {
    return message instanceof ProcessedLicence asked
        ? new ReserveLicence(received, asked, replay, reserving)
        : new ClearLicence(received, (LicenceClearance) message, replay, clearing);
  }

  /** Understands a message of the journal once more, to decide it anew under its identification. */
  public Work again(Received received) {
    Object message = message(reader.read(received));
    if (message instanceof ProcessedLicence asked && !asked.reserve()) {
      // A check moves nothing, also when it is answered anew.
      return check.check(received, asked).note().again();
    }
    return work(received, message, true);
  }

  private CompletionStage<byte[]> check(CertexCall call, ProcessedLicence asked) {
    CheckLicence.Checked checked = check.check(call.received(), asked);
    CompletableFuture<Result> noted = submission.handIn(checked.note());
    boolean mayFollow = asked.push() == null && !checked.conflict();
    return mayFollow ? CompletableFuture.completedFuture(writer.envelope(call, checked.reply())) : noted.thenApply(result -> answer(call, result));
  }

  private byte[] answer(CertexCall call, Result result) {
    if (result instanceof Result.Answered answered) {
      return writer.envelope(call, answered.reply());
    }
    throw Submission.turnedAway(call.received(), result);
  }
}
