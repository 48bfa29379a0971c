package org.elicensing.bridge.intervention;

import java.util.List;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.ledger.InterveneQuantity;
import org.elicensing.bridge.ledger.Occasion;
import org.elicensing.bridge.ledger.ReleasedItem;
import org.elicensing.bridge.writer.Desk;

/**
 * What an officer decided about one declaration on one licence, with everything that has to be on record.
 *
 * @param licence reference, normalised
 * @param written reference as it was written
 * @param office customs office that the officer decides for
 * @param items what is stated; none: all that is there
 */
public record OfficerDecision(
    String licence,
    String written,
    DeclarationName declaration,
    String office,
    InterveneQuantity.Verb verb,
    List<ReleasedItem> items,
    String officer,
    String reason,
    String legalBasis,
    String document) {

  /** The same under the MRN that its declaration has by now: an LRN may be given to another one meanwhile. */
  OfficerDecision under(String mrn) {
    return mrn == null ? this : new OfficerDecision(licence, written, DeclarationName.ofMrn(mrn), office, verb, items, officer, reason, legalBasis, document);
  }

  /** @param approvedBy the second person, or null where one was enough */
  Occasion occasion(Desk desk, String approvedBy) {
    Occasion plain = desk.occasion(office, reason + " (" + legalBasis + ")", document);
    String actor = approvedBy == null ? officer : officer + ", approved by " + approvedBy;
    return new Occasion(plain.messageId(), actor, plain.office(), plain.reason(), plain.document(), plain.effectiveAt(), plain.recordedAt());
  }
}
