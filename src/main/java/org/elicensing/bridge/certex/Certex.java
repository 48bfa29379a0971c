package org.elicensing.bridge.certex;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import org.elicensing.bridge.certex.message.LicenceAmendmentRequest;
import org.elicensing.bridge.certex.message.LicenceClearanceRequest;
import org.elicensing.bridge.database.Database;
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

  public static CertexDoor door(HardenedReader hardened, Database database, LedgerStore ledger, JournalStore journal, Units units, ReserveQuantity reserve,
      Submission submission, Clock clock, ZoneId zone, int allocationsShown) {
    CertexWriter writer = new CertexWriter(new Certificates(database));
    PhraseLicence phrase = new PhraseLicence(writer, reserve.procedures());
    CertexTranslator translator = new CertexTranslator(zone);
    ClearLicence.Rules clearing = new ClearLicence.Rules(new ClearQuantity(units), writer, zone);
    AmendLicence.Rules amending = new AmendLicence.Rules(new AmendQuantity(units), writer, zone);
    return new CertexDoor(new CertexReader(hardened), translator,
        new CheckLicence(database, ledger, journal, phrase, clock, zone, allocationsShown),
        new ReserveLicence.Rules(reserve, phrase, zone, allocationsShown),
        Map.of(
            LicenceClearanceRequest.class, (call, replay) ->
                new ClearLicence(call.received(), translator.understand(call, (LicenceClearanceRequest) call.body()), replay, clearing),
            LicenceAmendmentRequest.class, (call, replay) ->
                new AmendLicence(call.received(), AmendmentTranslator.understand(call, (LicenceAmendmentRequest) call.body()), replay, amending)),
        writer, submission);
  }
}
