package org.elicensing.bridge.certex;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.journal.Subject;

/**
 * A ProcessedLicenceRequest, understood; what is null was not given and is not compared.
 *
 * @param sent SendingDate, or null
 * @param licence reference, normalised
 * @param reserve indication 1: check and reserve; else check only
 * @param day the day the licence is judged at
 * @param push whether the requester wants to be told of status changes; null: did not say
 * @param after allocations older than this ledger entry are asked for, or null
 * @param declarationType additional declaration type, DE 11 02, or null
 */
public record ProcessedLicence(
    Subject subject,
    Instant sent,
    String licence,
    String documentType,
    DeclarationName declaration,
    LocalDate day,
    String office,
    String exporter,
    String destination,
    String procedure,
    List<DocumentUse> items,
    boolean reserve,
    Boolean push,
    Long after,
    String declarationType) implements LicenceWork.Asked {}
