package org.elicensing.bridge.writer;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.JournalEntry;
import org.elicensing.bridge.journal.JournalEntry.Waiting;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.ledger.Books;
import org.elicensing.bridge.ledger.Entry;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.reading.MessageRejected;

/** One attempt at a batch, inside one transaction. */
final class Batch {

  private final Connection connection;
  private final List<Work> works;
  private final Ids ids;
  private final Clock clock;
  private final JournalStore journal;
  private final LedgerStore ledger;
  private final DeclarationStore declarationStore;
  private final UsageReporter.Round usage;
  private final Aftermath aftermath;
  private final int allocationsShown;
  private final Books books = new Books();
  private final Declarations declarations;
  private final Errands errands;
  private final Minutes minutes;

  Batch(Connection connection, List<Work> works, Ids ids, Clock clock, JournalStore journal, LedgerStore ledger, DeclarationStore declarationStore,
      UsageReporter usage, Aftermath aftermath, int allocationsShown) {
    this.connection = connection;
    this.works = works;
    this.minutes = new Minutes(works.size() > 1);
    this.ids = ids;
    this.clock = clock;
    this.journal = journal;
    this.ledger = ledger;
    this.declarationStore = declarationStore;
    this.usage = usage.begin(connection, ids);
    this.aftermath = aftermath;
    this.allocationsShown = allocationsShown;
    this.declarations = new Declarations(books, ids::next);
    this.errands = new Errands(connection);
  }

  List<JournalEntry> messages() {
    return minutes.entries();
  }

  List<Entry> moves() {
    return books.entries();
  }

  List<Result> run() throws SQLException {
    Repeats repeats = Repeats.load(connection, journal, works);
    lock(works.stream().filter(work -> repeats.settled(work).isEmpty()).toList());
    List<Result> results = new ArrayList<>();
    for (Work work : works) {
      Optional<Result> settled = repeats.settled(work);
      results.add(settled.isPresent() ? again(work, settled.get(), repeats) : decide(work, repeats));
    }
    declarationStore.save(connection, books);
    ledger.save(connection, books);
    journal.save(connection, minutes.entries());
    usage.save();
    errands.run();
    aftermath.follow(connection, books);
    return results;
  }

  /** Declarations first, then licences whose record changes, then lines: one order for all bridges. */
  private void lock(List<Work> fresh) throws SQLException {
    declarationStore.load(connection, books, fresh.stream().map(Work::declaration).filter(Objects::nonNull).toList());
    Set<String> references = new HashSet<>();
    Set<String> records = new TreeSet<>();
    List<DeclarationName> binding = fresh.stream().map(Work::declaration).filter(each -> each != null && each.mrn() != null && each.lrn() != null).distinct().toList();
    for (Work work : fresh) {
      references.addAll(work.licences(name -> declarations.find(name, work.subject().office()).orElse(null)));
      otherNames(binding, work.declaration()).forEach(other -> references.addAll(work.licences(name -> declarations.find(other, work.subject().office()).orElse(null))));
      records.addAll(work.records());
    }
    ledger.load(connection, books, references, records, books.declarations.values().stream().map(Declaration::id).toList());
    for (Work work : fresh) {
      if (work.showsAllocations()) {
        for (String reference : work.licences(name -> null)) {
          showOthers(books.licence(reference));
        }
      }
    }
  }

  /** Names that a declaration may have by the time it is decided on, because a message before it in the batch binds them. */
  private static List<DeclarationName> otherNames(List<DeclarationName> binding, DeclarationName own) {
    if (binding.isEmpty() || own == null || own.mrn() != null && own.lrn() != null) {
      return List.of();
    }
    return binding.stream().filter(each -> each.mrn().equals(own.mrn()) || each.lrn().equals(own.lrn()))
        .map(each -> own.mrn() == null ? DeclarationName.ofMrn(each.mrn()) : DeclarationName.ofLrn(each.lrn(), each.declarant())).toList();
  }

  private void showOthers(Licence licence) throws SQLException {
    if (licence != null && !books.knowsOthers(licence.id())) {
      Set<Long> own = new HashSet<>();
      books.holds.values().stream().filter(hold -> hold.licenceId() == licence.id()).map(Hold::key).forEach(key -> own.add(key.declarationId()));
      books.newestOfOthers(licence.id(), ledger.newest(connection, licence.id(), own, allocationsShown, Long.MAX_VALUE));
    }
  }

  private Result decide(Work work, Repeats repeats) {
    Books.Mark mark = books.mark();
    int errandMark = errands.mark();
    int usageMark = usage.mark();
    long started = System.nanoTime();
    Instant now = clock.instant();
    Desk desk = new Desk(books, declarations, errands, ids, work, now);
    try {
      Verdict verdict = work.decide(desk);
      if (work instanceof DryRun) {
        return judged((DryRun) work, verdict, mark, errandMark, usageMark, started);
      }
      List<Entry> moved = books.entriesSince(mark);
      usage.after(desk, mark);
      moved.forEach(entry -> desk.concerns(books.licences.get(entry.licenceId()).key()));
      touch(desk);
      boolean remembered = minutes.decided(work, desk, verdict, LineFacts.of(books, moved), moved.size() + desk.effects(), System.nanoTime() - started);
      if (remembered) {
        repeats.remember(work, verdict.outcome(), verdict.reply());
      }
      return verdict.reply() == null ? new Result.Waiting(work.received().id()) : new Result.Answered(work.received().id(), verdict.reply(), false);
    } catch (MessageRejected e) {
      takeBack(mark, errandMark, usageMark);
      minutes.turnedAway(work, e, "rejected", now);
      return new Result.Rejected(e);
    } catch (RuntimeException e) {
      takeBack(mark, errandMark, usageMark);
      minutes.failed(work, e, now);
      return new Result.Failed(e, true);
    } finally {
      repeats.delivered(work);
    }
  }

  /** Everything is taken back but the answer. */
  private Result judged(DryRun work, Verdict verdict, Books.Mark mark, int errandMark, int usageMark, long started) {
    takeBack(mark, errandMark, usageMark);
    minutes.judged(work, verdict, clock.instant(), System.nanoTime() - started);
    return verdict.reply() == null ? new Result.Waiting(work.received().id()) : new Result.Answered(work.received().id(), verdict.reply(), false);
  }

  private void takeBack(Books.Mark mark, int errandMark, int usageMark) {
    books.back(mark);
    errands.back(errandMark);
    usage.back(usageMark);
  }

  private void touch(Desk desk) {
    Declaration declaration = declarations.get(desk.declarationId());
    if (declaration != null && desk.declarationId() != 0) {
      declarations.put(declaration.touched(desk.messageId()));
    }
  }

  /** The first answer again, or the news that the identification was used before. */
  private Result again(Work work, Result settled, Repeats repeats) {
    if (settled instanceof Result.AlreadyWorked || work.replay()) {
      return settled;
    }
    if (settled instanceof Result.Conflict conflict) {
      minutes.turnedAway(work, conflict.why(), "repeat-with-other-content", clock.instant());
    } else {
      minutes.repeated(work, settled, clock.instant());
    }
    repeats.delivered(work);
    return settled;
  }
}
