package org.elicensing.bridge.certex;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.SameLrn;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Remembered;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Allocation;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.OpenTotals;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licensing.PushInterest;
import org.elicensing.bridge.writer.NoteWork;

/** ProcessedLicence with indication 0: reads one consistent state and moves nothing (Art 5). */
public final class CheckLicence {

  /** What a check found: the answer, and what goes into the journal behind it; a conflict has no answer. */
  public record Checked(Reply reply, NoteWork note, boolean conflict) {}

  private final Database database;
  private final LedgerStore ledger;
  private final JournalStore journal;
  private final PhraseLicence phrase;
  private final Clock clock;
  private final ZoneId zone;
  private final int allocationsShown;

  public CheckLicence(Database database, LedgerStore ledger, JournalStore journal, PhraseLicence phrase, Clock clock, ZoneId zone, int allocationsShown) {
    this.database = database;
    this.ledger = ledger;
    this.journal = journal;
    this.phrase = phrase;
    this.clock = clock;
    this.zone = zone;
    this.allocationsShown = allocationsShown;
  }

  /** Who wants to hear of changes is noted before the licence is read: so every change is either in the answer or told to the office. */
  public Checked check(Received received, ProcessedLicence asked) {
    return read(received, asked, received.dryRun() || !Boolean.TRUE.equals(asked.push())).orElseGet(() -> {
      promise(asked);
      return read(received, asked, true).orElseThrow();
    });
  }

  private void promise(ProcessedLicence asked) {
    try {
      database.write(connection -> {
        for (long licence : ledger.lock(connection, asked.licence())) {
          new PushInterest(licence, asked.subject().partner(), true, clock.millis()).run(connection);
        }
        return null;
      });
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }

  /** Empty while the office has not been promised yet what it asks for. */
  private Optional<Checked> read(Received received, ProcessedLicence asked, boolean promised) {
    return database.read(connection -> {
      if (received.dryRun()) {
        return Optional.of(check(connection, received, asked));
      }
      List<Remembered> first = journal.byIdentity(connection, List.of(asked.subject().identity()));
      if (!first.isEmpty()) {
        boolean same = Arrays.equals(first.get(0).contentHash(), asked.subject().contentHash());
        return Optional.of(same ? new Checked(first.get(0).reply(), note(received, asked, first.get(0).reply(), null, null), false)
            : new Checked(null, note(received, asked, null, null, null), true));
      }
      return promised || PushInterest.stands(connection, asked.licence(), asked.subject().partner()) ? Optional.of(check(connection, received, asked)) : Optional.empty();
    });
  }

  private Checked check(Connection connection, Received received, ProcessedLicence asked) throws SQLException {
    Optional<Licence> found = ledger.licence(connection, asked.licence());
    if (found.isEmpty()) {
      Reply unknown = phrase.unknown();
      return new Checked(unknown, note(received, asked, unknown, RefusalReason.NO_SUCH_LICENCE.code(), null), false);
    }
    Licence licence = found.get();
    List<Line> lines = ledger.lines(connection, licence.id());
    long declaration = asked.declaration() == null ? Position.NOBODY : declaration(connection, asked.declaration(), asked.office());
    List<Allocation> own = declaration < 0 || asked.after() != null ? List.of() : ledger.own(connection, licence.id(), declaration);
    List<Allocation> others = ledger.newest(connection, licence.id(), Set.of(declaration), allocationsShown, asked.after() == null ? Long.MAX_VALUE : asked.after());
    long omitted = asked.after() == null
        ? Views.total(lines) - own.size() - others.size()
        : others.isEmpty() ? 0 : ledger.olderThan(connection, licence.id(), declaration, others.get(others.size() - 1).hold().entryId());
    Reply reply = phrase.checked(asked, new View(licence, lines, own, others, omitted, OpenTotals.read(connection, lines)), LocalDate.ofInstant(clock.instant(), zone));
    return new Checked(reply, note(received, asked, reply, null, licence), false);
  }

  private NoteWork note(Received received, ProcessedLicence asked, Reply reply, String code, Licence licence) {
    // Who wants to hear of changes was promised so before.
    var errand = licence == null || !Boolean.FALSE.equals(asked.push()) ? null : new PushInterest(licence.id(), asked.subject().partner(), false, clock.millis());
    return new NoteWork(received, asked.subject(), "answered", code, reply, Map.of("rule", "check"), null, errand, List.of());
  }

  /** The declaration's id, or nobody's when nothing is known of it. */
  private static long declaration(Connection connection, DeclarationName name, String office) throws SQLException {
    if (name.mrn() != null) {
      return Sql.query(connection, "select id from declaration where mrn = ?", row -> row.getLong(1), name.mrn()).stream().findFirst().orElse(Position.NOBODY);
    }
    List<SameLrn> sameLrn = Sql.query(connection, "select id, declarant, office from declaration where lrn = ?",
        row -> new SameLrn(row.getLong(1), row.getString(2), row.getString(3)), name.lrn());
    return SameLrn.meant(sameLrn, name, office).map(SameLrn::id).orElse(Position.NOBODY);
  }
}
