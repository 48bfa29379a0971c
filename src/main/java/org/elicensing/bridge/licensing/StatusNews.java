package org.elicensing.bridge.licensing;

import java.time.LocalDate;
import java.util.List;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.StatusChange;

/**
 * News of a licence for customs offices.
 *
 * @param statusBefore that was shown before
 * @param status that is shown from now on
 * @param lines of the licence as they are now
 * @param today the day it is judged at
 */
public record StatusNews(Licence licence, StatusChange change, LicenceStatus statusBefore, LicenceStatus status, List<Line> lines, LocalDate today) {}
