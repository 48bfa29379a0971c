package org.elicensing.bridge.outages;

import java.time.Instant;
import java.time.LocalDate;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.journal.Subject;

/**
 * What customs wrote off by hand, understood: boxes 23 to 27 of model form A, Annex III to Regulation (EU) 2021/821.
 *
 * @param day the original day of the write-off
 * @param at when that day began
 * @param office that wrote it off
 * @param document that shows it, such as the extract's number
 * @param person who enters it
 * @param exporter, destination null where they are not compared
 */
record WriteOff(Subject subject, String licence, String mrn, DocumentUse use, LocalDate day, Instant at, String office, String document, String person, String exporter, String destination) {}
