package org.elicensing.bridge.certex;

import java.util.List;
import org.elicensing.bridge.ledger.Allocation;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.OpenTotal;
import org.elicensing.bridge.licence.Licence;

/**
 * A licence as it is shown to customs at one moment.
 *
 * @param own allocations of the declaration asked about, all of them
 * @param others the newest of the other declarations
 * @param omitted how many allocations are not shown
 * @param totals what its open lines were used for
 */
public record View(Licence licence, List<Line> lines, List<Allocation> own, List<Allocation> others, long omitted, List<OpenTotal> totals) {

  /** A licence without open lines that anything was used of. */
  public View(Licence licence, List<Line> lines, List<Allocation> own, List<Allocation> others, long omitted) {
    this(licence, lines, own, others, omitted, List.of());
  }


  /** The ledger entry after which the next page goes on, or null when all is shown. */
  Long next() {
    return omitted > 0 && !others.isEmpty() ? Long.valueOf(others.get(others.size() - 1).hold().entryId()) : null;
  }
}
