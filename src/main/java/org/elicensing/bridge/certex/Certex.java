package org.elicensing.bridge.certex;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.LongSupplier;
import org.elicensing.bridge.certex.message.EnterRecordRequest;
import org.elicensing.bridge.certex.message.LicenceAmendmentRequest;
import org.elicensing.bridge.certex.message.LicenceClearanceRequest;
import org.elicensing.bridge.certex.message.LicenceInterventionRequest;
import org.elicensing.bridge.certex.message.ListLicencesRequest;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.intervention.Intervene;
import org.elicensing.bridge.intervention.SecondPerson;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.ledger.AmendQuantity;
import org.elicensing.bridge.ledger.ClearQuantity;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.licensing.Certificates;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.writer.Submission;

/** Puts the single-window service together. */
public final class Certex {

  private Certex() {}

  /** @param officers what becomes of an officer's decision */
  public static CertexDoor door(HardenedReader hardened, Database database, LedgerStore ledger, JournalStore journal, Units units, ReserveQuantity reserve,
      Submission submission, Clock clock, ZoneId zone, int allocationsShown, Officers officers, int pageSize) {
    CertexWriter writer = new CertexWriter(new Certificates(database));
    PhraseLicence phrase = new PhraseLicence(writer, reserve.procedures());
    CertexTranslator translator = new CertexTranslator(zone);
    ClearLicence.Rules clearing = new ClearLicence.Rules(new ClearQuantity(units), writer, zone);
    AmendLicence.Rules amending = new AmendLicence.Rules(new AmendQuantity(units), writer, zone);
    InterveneLicence.Rules intervening = new InterveneLicence.Rules(officers.intervene(), officers.second(), writer);
    ReadList lists = new ReadList(database, clock, zone, pageSize);
    return new CertexDoor(new CertexReader(hardened), translator,
        new CheckLicence(database, ledger, journal, phrase, clock, zone, allocationsShown),
        new ReserveLicence.Rules(reserve, phrase, zone, allocationsShown),
        Map.of(
            LicenceClearanceRequest.class, (call, replay) ->
                new ClearLicence(call.received(), translator.understand(call, (LicenceClearanceRequest) call.body()), replay, clearing),
            LicenceAmendmentRequest.class, (call, replay) ->
                new AmendLicence(call.received(), AmendmentTranslator.understand(call, (LicenceAmendmentRequest) call.body()), replay, amending),
            LicenceInterventionRequest.class, (call, replay) ->
                new InterveneLicence(call.received(), LicenceIntervention.of(call, (LicenceInterventionRequest) call.body()), replay, intervening),
            EnterRecordRequest.class, (call, replay) -> new EnterRecord(call.received(), RecordEntry.of(call, (EnterRecordRequest) call.body()), replay, writer),
            ListLicencesRequest.class, (call, replay) ->
                new ListLicences(call.received(), ListQuestion.of(call, (ListLicencesRequest) call.body()), replay, lists, new PhraseList(writer))),
        writer, submission);
  }

  /** Who decides about interventions. */
  public record Officers(Intervene intervene, SecondPerson second) {}

  /** Delivers subscribed lists when it runs. */
  public static ListWatch lists(Database database, Subscriptions subscriptions, Submission submission, LongSupplier ids, Clock clock, ZoneId zone, int pageSize) {
    return new ListWatch(subscriptions, new ReadList(database, clock, zone, pageSize), new CertexWriter(new Certificates(database)), submission, ids, clock);
  }
}
