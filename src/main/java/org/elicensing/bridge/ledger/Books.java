package org.elicensing.bridge.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.licence.Licence;

/**
 * The locked state that a batch is decided on: licences, lines, holds and declarations in memory, and the
 * entries made so far. Whatever one operation did can be taken back without touching its neighbours.
 */
public final class Books {

  private static final Comparator<Hold.Key> BY_DECLARATION =
      Comparator.comparingLong(Hold.Key::declarationId).thenComparingLong(Hold.Key::lineId).thenComparingInt(Hold.Key::goodsItem);
  private static final Comparator<Line> BY_NUMBER = Comparator.comparingInt(Line::number);

  public final Sheet<Long, Licence> licences = new Sheet<>(Comparator.naturalOrder());
  public final Sheet<Long, Line> lines = new Sheet<>(Comparator.naturalOrder());
  public final Sheet<Hold.Key, Hold> holds = new Sheet<>(BY_DECLARATION);
  public final Sheet<Long, Declaration> declarations = new Sheet<>(Comparator.naturalOrder());
  public final Sheet<String, LicenceName> licenceNames = new Sheet<>(Comparator.naturalOrder());
  public final Sheet<Long, Suspension> suspensions = new Sheet<>(Comparator.naturalOrder());
  /** What one work tells those behind it in the batch of rows beside the ledger, which are written only when all are decided. */
  public final Sheet<String, Object> margin = new Sheet<>(Comparator.naturalOrder());
  private final Map<Long, List<Long>> lineIds = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final Map<Long, List<Allocation>> newestOfOthers = new HashMap<>();

  private final Map<Long, List<OpenTotal>> openTotals = new HashMap<>();

  /** A point that the books can be taken back to. */
  public record Mark(int licences, int lines, int holds, int declarations, int names, int suspensions, int margin, int entries) {}

  public Mark mark() {
    return new Mark(licences.mark(), lines.mark(), holds.mark(), declarations.mark(), licenceNames.mark(), suspensions.mark(), margin.mark(), entries.size());
  }

  public void back(Mark mark) {
    licences.back(mark.licences());
    lines.back(mark.lines());
    holds.back(mark.holds());
    declarations.back(mark.declarations());
    licenceNames.back(mark.names());
    suspensions.back(mark.suspensions());
    margin.back(mark.margin());
    entries.subList(mark.entries(), entries.size()).clear();
  }

  /** The licence that has, or once had, the reference; null when there is none. */
  public Licence licence(String reference) {
    LicenceName name = reference == null ? null : licenceNames.get(reference);
    return name == null ? null : licences.get(name.licenceId());
  }

  /** Puts down a line as the database has it. */
  public void load(Line line) {
    lines.load(line.id(), line);
    lineIds.computeIfAbsent(line.licenceId(), id -> new ArrayList<>()).add(line.id());
  }

  /** Adds a line that the database does not have yet. */
  public void add(Line line) {
    lines.put(line.id(), line);
    lineIds.computeIfAbsent(line.licenceId(), id -> new ArrayList<>()).add(line.id());
  }

  /** Lines of the licence, in the order of their numbers. */
  public List<Line> linesOf(long licenceId) {
    return lineIds.getOrDefault(licenceId, List.of()).stream().map(lines::get).filter(Objects::nonNull).sorted(BY_NUMBER).toList();
  }

  /** Lines of the licence as they were at the mark. */
  public List<Line> linesOf(long licenceId, Mark mark) {
    return lineIds.getOrDefault(licenceId, List.of()).stream().map(id -> lines.asOf(mark.lines(), id)).filter(Objects::nonNull).sorted(BY_NUMBER).toList();
  }

  /** All that the declaration holds or has consumed, on every licence. */
  public List<Hold> holdsOf(long declarationId) {
    return List.copyOf(holds.between(new Hold.Key(0, declarationId, 0), new Hold.Key(0, declarationId + 1, 0)));
  }

  /** Puts down a hold as the database has it, unless this batch has it already or has ended it. */
  public void loadMissing(Hold hold) {
    if (!holds.knows(hold.key())) {
      holds.load(hold.key(), hold);
    }
  }

  /** All that stands on the line, as far as it was loaded. */
  public List<Hold> holdsOn(long lineId) {
    return holds.values().stream().filter(hold -> hold.key().lineId() == lineId).toList();
  }

  public Position position(Licence licence, long declarationId) {
    List<Hold> own = holdsOf(declarationId).stream().filter(hold -> hold.licenceId() == licence.id()).toList();
    return new Position(licence, linesOf(licence.id()), declarationId, own, suspension(licence.id(), declarationId).orElse(null));
  }

  /** The suspension that stands for this declaration on that licence. */
  public Optional<Suspension> suspension(long licenceId, long declarationId) {
    return suspensions.values().stream().filter(each -> each.stands() && each.licenceId() == licenceId && each.declarationId() == declarationId).findFirst();
  }

  /** Writes the entries of one move; the balances of each line move by their sum. */
  void post(List<Posting> postings) {
    Map<Long, List<Posting>> perLine = new LinkedHashMap<>();
    postings.forEach(posting -> perLine.computeIfAbsent(posting.entry().lineId(), id -> new ArrayList<>()).add(posting));
    perLine.forEach((id, onLine) -> {
      Line before = lines.get(id);
      lines.put(id, before.moved(onLine));
      number(before, onLine);
    });
  }

  /** Counts the entries on from the line's last one, and says what each leaves behind. */
  private void number(Line before, List<Posting> onLine) {
    long sequence = before.moves();
    Tally quantity = before.tally(Measure.QUANTITY);
    Tally value = before.tally(Measure.VALUE);
    for (Posting posting : onLine) {
      quantity = quantity.plus(posting.entry().quantity());
      value = value.plus(posting.entry().value());
      entries.add(posting.entry().posted(++sequence, quantity, value));
    }
  }

  /** Writes an entry of a line whose balances the caller has set. */
  public void append(Entry entry) {
    Line line = lines.get(entry.lineId());
    Entry posted = entry.posted(line.moves() + 1, line.tally(Measure.QUANTITY), line.tally(Measure.VALUE));
    lines.put(line.id(), line.after(posted));
    entries.add(posted);
  }

  public List<Entry> entries() {
    return entries;
  }

  /** The entries made since the mark. */
  public List<Entry> entriesSince(Mark mark) {
    return List.copyOf(entries.subList(mark.entries(), entries.size()));
  }

  /** Puts down the totals of open lines as the database has them. */
  public void load(List<OpenTotal> totals) {
    totals.forEach(total -> openTotals.computeIfAbsent(total.lineId(), id -> new ArrayList<>()).add(total));
  }

  /** The totals of an open line before this batch; {@link OpenTotals} knows what they are now. */
  List<OpenTotal> openTotals(long lineId) {
    return openTotals.getOrDefault(lineId, List.of());
  }

  /** Allocations of declarations that this batch does not touch, newest first. */
  public void newestOfOthers(long licenceId, List<Allocation> allocations) {
    newestOfOthers.put(licenceId, allocations);
  }

  public boolean knowsOthers(long licenceId) {
    return newestOfOthers.containsKey(licenceId);
  }

  public List<Allocation> newestOfOthers(long licenceId) {
    return newestOfOthers.getOrDefault(licenceId, List.of());
  }
}
