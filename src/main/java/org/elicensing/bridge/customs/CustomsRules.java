package org.elicensing.bridge.customs;

import java.time.Duration;
import java.time.ZoneId;
import org.elicensing.bridge.ledger.AmendDeclared;
import org.elicensing.bridge.ledger.CompareUse;
import org.elicensing.bridge.ledger.ReleaseDeclared;
import org.elicensing.bridge.ledger.ReserveQuantity;

/**
 * What deciding a declaration message takes.
 *
 * @param documents which document codes are licences
 * @param types what the additional declaration types mean
 * @param patience how long an acceptance waits for its declaration
 */
public record CustomsRules(AesReader reader, LicenceDocuments documents, AdditionalTypes types, ReserveQuantity reserve, ReleaseDeclared release, AmendDeclared amend,
    CompareUse compare, ZoneId zone, Duration patience) {}
