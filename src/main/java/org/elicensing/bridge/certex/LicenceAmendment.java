package org.elicensing.bridge.certex;

import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.ReleasedItem;

/**
 * A LicenceAmendmentRequest, understood.
 *
 * @param sent SendingDate, or null
 * @param licence reference, normalised
 * @param withdraw all that was consumed is taken back
 * @param items otherwise: new consumed quantities
 */
record LicenceAmendment(Subject subject, Instant sent, String licence, DeclarationName declaration, String office, boolean withdraw, List<ReleasedItem> items)
    implements LicenceWork.Asked {}
