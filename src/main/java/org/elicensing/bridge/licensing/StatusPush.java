package org.elicensing.bridge.licensing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licence.ShownStatus;
import org.elicensing.bridge.licence.StatusChange;
import org.elicensing.bridge.licence.StatusChange.Shown;
import org.elicensing.bridge.licence.Usability;
import org.elicensing.bridge.writer.Desk;

/**
 * Tells customs offices when it changes whether a licence may be used (Art 5(2) of Implementing Regulation (EU) 2024/2145):
 * what a record changes, and what the ledger brings about. The news leave with the commit that makes them true.
 */
public final class StatusPush {

  static final String NAMESPACE = "urn:elicensing-bridge:licence-status:v1";
  private static final String QUEUE = "bridge.certex.status.out";

  private final ProcedureTable table;
  private final ZoneId zone;
  private final OfficeCallback callback;

  public StatusPush(ProcedureTable table, ZoneId zone, OfficeCallback callback) {
    this.table = table;
    this.zone = zone;
    this.callback = callback;
  }

  /** Tells of every licence that is shown otherwise than before the message. */
  void after(Desk desk, Books.Mark before) {
    Books books = desk.books();
    Set<Long> touched = new LinkedHashSet<>(books.licences.touchedSince(before.licences()));
    // Of what moves only a line that comes to its end, or back from it, can show the licence otherwise.
    for (long line : books.lines.touchedSince(before.lines())) {
      Line was = books.lines.asOf(before.lines(), line);
      Line is = books.lines.get(line);
      if (was == null || was.usedUp() != is.usedUp()) {
        touched.add(is.licenceId());
      }
    }
    for (long id : touched) {
      Licence was = books.licences.asOf(before.licences(), id);
      if (was != null) {
        tell(desk, shown(desk, was, books.linesOf(id, before)), shown(desk, books.licences.get(id), books.linesOf(id)));
      }
    }
  }

  /**
   * The last day of the licence has passed: no message says so, time does. To be called by whoever watches the days, on a desk
   * that has the licence locked.
   */
  public void expired(Desk desk, Licence licence) {
    LicenceStatus before = Line.allUsedUp(desk.books().linesOf(licence.id())) ? LicenceStatus.EXHAUSTED : LicenceStatus.VALID;
    tell(desk, new Shown(licence, before), new Shown(licence, LicenceStatus.EXPIRED));
  }

  private Shown shown(Desk desk, Licence licence, java.util.List<Line> lines) {
    return new Shown(licence, ShownStatus.of(licence, today(desk), Line.allUsedUp(lines)));
  }

  private void tell(Desk desk, Shown before, Shown after) {
    StatusChange.between(before, after).ifPresent(change -> {
      Licence licence = after.licence();
      StatusNews news = new StatusNews(licence, change, before.status(), after.status(), desk.books().linesOf(licence.id()), today(desk));
      Set<String> offices = OfficesToTell.of(desk, licence.id());
      for (String office : offices) {
        desk.send(message(desk, news, office));
        callback.tell(desk, news, office);
      }
    });
  }

  private Outgoing message(Desk desk, StatusNews news, String office) {
    Licence licence = news.licence();
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("customsOffice", office);
    tree.put("licenceReference", licence.reference());
    tree.put("version", licence.version());
    tree.put("statusBefore", news.statusBefore().name());
    tree.put("status", news.status().name());
    tree.put("validFrom", licence.validFrom());
    tree.put("expiryDate", licence.expiryDate());
    tree.put("at", desk.now().truncatedTo(ChronoUnit.MILLIS));
    tree.put("change", news.change().name());
    tree.put("usable", table.objection(licence, new Usability.Use(news.today(), null, null)).isEmpty());
    return new Outgoing(QUEUE, "licence/" + licence.key(), "LicenceStatus", office, Phrasing.contentType(RecordSyntax.XML),
        Phrasing.write(RecordSyntax.XML, "LicenceStatus", NAMESPACE, tree), null, Map.of("customsOffice", office));
  }

  private LocalDate today(Desk desk) {
    return LocalDate.ofInstant(desk.now(), zone);
  }
}
