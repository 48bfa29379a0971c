package org.elicensing.bridge.certex;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.ledger.Allocation;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.ledger.OpenTotals;
import org.elicensing.bridge.licence.Licence;

/** Shows a licence as it stands on the books of a batch, right after one of its works. */
final class Views {

  private static final Comparator<Allocation> NEWEST_FIRST = Comparator.comparingLong((Allocation each) -> each.hold().entryId()).reversed();

  private Views() {}

  /**
   * @param declarationId the declaration asked about, 0 for none
   * @param most allocations of other declarations that are shown
   */
  static View of(Books books, Licence licence, long declarationId, int most) {
    List<Line> lines = books.linesOf(licence.id());
    List<Allocation> own = books.holds.values().stream().filter(hold -> hold.licenceId() == licence.id() && hold.key().declarationId() == declarationId)
        .map(hold -> named(books, hold)).sorted(NEWEST_FIRST).toList();
    Stream<Allocation> inBatch = books.holds.values().stream().filter(hold -> hold.licenceId() == licence.id() && hold.key().declarationId() != declarationId)
        // What was loaded only to be counted anew is among the newest of others already.
        .filter(hold -> hold.key().declarationId() == Moves.OPENING || books.declarations.get(hold.key().declarationId()) != null)
        .map(hold -> named(books, hold));
    List<Allocation> others = Stream.concat(inBatch, books.newestOfOthers(licence.id()).stream()).sorted(NEWEST_FIRST).limit(most).toList();
    return new View(licence, lines, own, others, total(lines) - own.size() - others.size(),
        lines.stream().flatMap(line -> OpenTotals.of(books, line).stream()).toList());
  }

  static long total(List<Line> lines) {
    return lines.stream().mapToLong(Line::allocations).sum();
  }

  private static Allocation named(Books books, Hold hold) {
    if (hold.key().declarationId() == Moves.OPENING) {
      return new Allocation(hold, null, "OPENING", null);
    }
    Declaration declaration = books.declarations.get(hold.key().declarationId());
    return new Allocation(hold, declaration.mrn(), declaration.lrn(), declaration.course().exitedAt());
  }
}
