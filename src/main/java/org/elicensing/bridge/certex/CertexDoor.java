package org.elicensing.bridge.certex;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.elicensing.bridge.certex.message.ProcessedLicenceRequest;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.DryRun;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.TurnedAway;
import org.elicensing.bridge.writer.Work;

/** The steps of the single-window service: understand, decide, and phrase the answer. */
public final class CertexDoor {

  /**
   * A request that was understood.
   *
   * @param work null for a check, which moves nothing
   * @param check null for everything else
   */
  public record Understood(CertexCall call, Work work, ProcessedLicence check) {}

  private final CertexReader reader;
  private final CertexTranslator translator;
  private final CheckLicence checks;
  private final ReserveLicence.Rules reserving;
  private final Map<Class<?>, CertexOperation> operations;
  private final CertexWriter writer;
  private final Submission submission;

  /** @param operations by the class of the message in the body; ProcessedLicence is not among them */
  CertexDoor(CertexReader reader, CertexTranslator translator, CheckLicence checks, ReserveLicence.Rules reserving,
      Map<Class<?>, CertexOperation> operations, CertexWriter writer, Submission submission) {
    this.reader = reader;
    this.translator = translator;
    this.checks = checks;
    this.reserving = reserving;
    this.operations = operations;
    this.writer = writer;
    this.submission = submission;
  }

  /** @throws TurnedAway with all findings */
  public Understood understand(Received received) {
    Subject subject = Subject.unknown("Envelope", null);
    try {
      CertexCall call = reader.read(received);
      subject = translator.subject(call);
      Understood understood = understood(call, false);
      return received.dryRun() && understood.work() != null ? new Understood(call, new DryRun(understood.work()), null) : understood;
    } catch (MessageRejected e) {
      throw submission.turnAway(received, subject, e);
    } catch (RuntimeException e) {
      throw submission.failed(received, subject, e);
    }
  }

  private Understood understood(CertexCall call, boolean replay) {
    if (call.body() instanceof ProcessedLicenceRequest request) {
      ProcessedLicence asked = translator.understand(call, request);
      return asked.reserve() ? new Understood(call, new ReserveLicence(call.received(), asked, replay, reserving), null) : new Understood(call, null, asked);
    }
    CertexOperation operation = operations.get(call.body().getClass());
    if (operation == null) {
      throw MessageRejected.unacceptable("/Envelope/Body/" + call.kind(), "not-a-request", call.kind() + " is no request; it cannot be answered.");
    }
    return new Understood(call, operation.understand(call, replay), null);
  }

  /** The whole answer, as soon as everything it says is durable. */
  public CompletionStage<byte[]> decide(Understood understood) {
    CertexCall call = understood.call();
    return understood.check() != null ? check(call, understood.check()) : submission.handIn(read(understood.work())).thenApply(result -> answer(call, result));
  }

  /** Understands a message of the journal once more, to decide it anew under its identification. */
  public Work again(Received received) {
    Understood understood = understood(reader.read(received), true);
    // A check moves nothing, also when it is answered anew.
    return understood.check() != null ? checks.check(received, understood.check()).note().again() : read(understood.work());
  }

  private static Work read(Work work) {
    if (work instanceof DryRun dry) {
      return new DryRun(read(dry.work()));
    }
    return work instanceof ReadBeside reading ? reading.read() : work;
  }

  private CompletionStage<byte[]> check(CertexCall call, ProcessedLicence asked) {
    CheckLicence.Checked checked = checks.check(call.received(), asked);
    Work note = call.received().dryRun() ? new DryRun(checked.note()) : checked.note();
    boolean mayFollow = asked.push() == null && !checked.conflict();
    if (mayFollow) {
      submission.takeDown(note);
      return CompletableFuture.completedFuture(writer.envelope(call, checked.reply()));
    }
    return submission.handIn(note).thenApply(result -> answer(call, result));
  }

  private byte[] answer(CertexCall call, Result result) {
    if (result instanceof Result.Answered answered) {
      return writer.envelope(call, answered.reply());
    }
    throw Submission.turnedAway(call.received(), result);
  }
}
