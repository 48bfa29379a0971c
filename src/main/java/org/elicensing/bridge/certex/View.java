package org.elicensing.bridge.certex;

import java.util.List;
import org.elicensing.bridge.ledger.Allocation;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.licence.Licence;

/**
 * A licence as it is shown to customs at one moment.
 *
 * @param own allocations of the declaration asked about, all of them
 * @param others the newest of the other declarations
 * @param omitted how many allocations are not shown
 */
public record View(Licence licence, List<Line> lines, List<Allocation> own, List<Allocation> others, long omitted) {

  /** The ledger entry after which the next page goes on, or null when all is shown. */
  Long next() {
    return omitted > 0 && !others.isEmpty() ? Long.valueOf(others.get(others.size() - 1).hold().entryId()) : null;
  }
}
