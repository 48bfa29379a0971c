package org.elicensing.bridge.ledger;

/** What lines have handed on to the licences that were split off them: their own limit is what is left of the record's. */
public final class HandedOn {

  private HandedOn() {}

  /** How much of the line's limit stands on lines that were split off it. */
  public static long of(Books books, Line line, Measure measure) {
    return books.lines.values().stream().filter(child -> isChild(child, line.id())).mapToLong(child -> taken(books, child, measure)).reduce(0, Counting::sum);
  }

  /** How much a line takes out of its parent: its limit, with what it handed on itself. */
  public static long taken(Books books, Line line, Measure measure) {
    return line.limitedIn(measure) ? Counting.sum(line.balance(measure).authorised(), of(books, line, measure)) : 0;
  }

  public static boolean any(Books books, Line line) {
    return of(books, line, Measure.QUANTITY) > 0 || of(books, line, Measure.VALUE) > 0;
  }

  /** Whether the other licence was split off this one, or off one that was. */
  public static boolean reaches(Books books, long licenceId, long other) {
    return books.linesOf(other).stream().filter(line -> line.parentId() != null).map(line -> books.lines.get(line.parentId()))
        .anyMatch(above -> above != null && (above.licenceId() == licenceId || reaches(books, licenceId, above.licenceId())));
  }

  /** What is taken of a line in all; more than can be counted stays so. */
  public static long together(long one, long other) {
    return Counting.sum(one, other);
  }

  private static boolean isChild(Line child, long parentId) {
    return child.parentId() != null && child.parentId() == parentId;
  }
}
