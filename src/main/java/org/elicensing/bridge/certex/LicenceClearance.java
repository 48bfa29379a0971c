package org.elicensing.bridge.certex;

import java.time.Instant;
import java.util.List;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.ReleasedItem;

/**
 * A LicenceClearanceRequest, understood.
 *
 * @param sent SendingDate, or null
 * @param licence reference, normalised
 * @param released 01: the goods were released; else they were not, and the hold ends
 * @param items what was released; empty: all that is held
 */
public record LicenceClearance(Subject subject, Instant sent, String licence, DeclarationName declaration, String office, boolean released, List<ReleasedItem> items) implements LicenceWork.Asked {}
