package org.elicensing.bridge.licensing;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.licensing.LicenceRecord.RecordLine;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.writer.Desk;

/** What was used of a line before the bridge: stated once, in the first record. */
final class UsedBefore {

  private final Desk desk;

  UsedBefore(Desk desk) {
    this.desk = desk;
  }

  /** Adds what is wrong with the statement of a first record. */
  static void findings(RecordLine line, List<Finding> findings) {
    if (line.usedQuantity() != null && line.quantity() != null && line.usedQuantity() > line.quantity()) {
      findings.add(moreThanAuthorised(line, "Quantity", Measure.QUANTITY.text(line.usedQuantity())));
    }
    if (line.usedValue() != null && line.value() != null && line.usedValue() > line.value()) {
      findings.add(moreThanAuthorised(line, "Value", Measure.VALUE.text(line.usedValue())));
    }
  }

  private static Finding moreThanAuthorised(RecordLine line, String measure, String used) {
    return new Finding(path(line.number()) + "/" + measure, "below-use", "More was used before the bridge than line " + line.number()
        + " authorises; the least acceptable limit is " + used + ".");
  }

  static Finding late(int line) {
    return new Finding(path(line), "already-used-later", "What was used before the bridge is stated in the first record only.");
  }

  private static String path(int line) {
    return "/Licence/Line[LineNumber=" + line + "]/AlreadyUsed";
  }

  /** Whether the line was opened with exactly this use. */
  boolean opened(Line line, RecordLine stated) throws SQLException {
    Hold inBatch = desk.books().holds.get(new Hold.Key(line.id(), Moves.OPENING, 0));
    if (inBatch != null) {
      return inBatch.quantity() == zero(stated.usedQuantity()) && inBatch.value() == zero(stated.usedValue());
    }
    return Sql.query(desk.errands().connection(), "select quantity, value from hold where line_id = ? and declaration_id = 0",
        row -> row.getLong(1) == zero(stated.usedQuantity()) && row.getLong(2) == zero(stated.usedValue()), line.id()).contains(true);
  }

  /** Books the statement of a first record. */
  void open(Line line, RecordLine stated) {
    desk.moves(null).open(line, line.limitedIn(Measure.QUANTITY) ? zero(stated.usedQuantity()) : 0, line.limitedIn(Measure.VALUE) ? zero(stated.usedValue()) : 0,
        decimal(Measure.QUANTITY, stated.usedQuantity()), decimal(Measure.VALUE, stated.usedValue()));
  }

  private static BigDecimal decimal(Measure measure, Long scaled) {
    return scaled == null ? null : measure.decimal(scaled);
  }

  private static long zero(Long number) {
    return number == null ? 0 : number;
  }
}
