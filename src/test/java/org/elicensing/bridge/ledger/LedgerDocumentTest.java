package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.house.Page;
import org.elicensing.bridge.ledger.InterveneQuantity.Verb;
import org.elicensing.bridge.licensing.UsageMessages;
import org.junit.jupiter.api.Test;

/** docs/ledger.md: its table of moves is played on the books and printed from what they did. */
class LedgerDocumentTest {

  private static final Page PAGE = Page.of("docs/ledger.md");

  /** One row: what stood before, what happens, what stands after. The line authorises 500 kg. */
  private record Row(String from, String event, String to, Consumer<Play> before, Consumer<Play> during) {}

  /** Books of their own for every row. */
  private static final class Play {
    private final OnTheBooks books = OnTheBooks.of(aLicence().withLine(1, kilograms(500)));
    private final AtomicLong ids = new AtomicLong(100);
    private final Moves moves = new Moves(books.books(), ids::incrementAndGet, Occasion.now(2, "DE1", "DE004851", Instant.EPOCH));

    Position own() {
      return books.position(OnTheBooks.DECLARATION);
    }

    void end() {
      moves.end(own().holds());
    }
  }

  private static final Consumer<Play> NOTHING = play -> { };
  private static final Consumer<Play> HELD = play -> play.books.reserve(item(1, 1).of("100", "KGM"));
  private static final Consumer<Play> CONSUMED = HELD.andThen(play -> play.books.release());

  private static final List<Row> ROWS = List.of(
      new Row("no line", "a record authorises 500", "line", NOTHING, play -> authorise(play, 500)),
      new Row("line", "a later record authorises 600", "line", NOTHING, play -> authorise(play, 100)),
      new Row("line", "a licence over 100 is split off", "line", NOTHING, play -> limit(play, -100, Move.SPLIT)),
      new Row("line", "the licence that was split off comes back", "line", play -> limit(play, -100, Move.SPLIT), play -> limit(play, 100, Move.SPLIT)),
      new Row("new line", "its first record says that 30 were used before", "consumed, under `OPENING`", NOTHING,
          play -> play.moves.open(play.books.line(1), Measure.QUANTITY.scaled(new java.math.BigDecimal("30")), 0, new java.math.BigDecimal("30"), null)),
      new Row("held 100, declared as 2000 EUR too", "a later record limits the line in EUR as well", "held in both measures", HELD, LedgerDocumentTest::limitValue),
      new Row("nothing", "reserve 100", "held", NOTHING, HELD),
      new Row("held 100", "reserve 60 in its place", "held", HELD, play -> play.books.reserve(item(1, 1).of("60", "KGM"))),
      new Row("held 100", "reserve 0 in its place", "nothing", HELD, play -> play.books.reserve(item(1, 1).of("0", "KGM"))),
      new Row("held 100", "not released, or invalidated", "nothing", HELD, Play::end),
      new Row("held 100", "expired, where the type of licence has a period", "nothing", HELD, Play::end),
      new Row("held 100", "released, all of it", "consumed", HELD, play -> play.books.release()),
      new Row("held 100", "released, 80 of it", "consumed", HELD, play -> play.books.release(item(1, 1).of("80", "KGM"))),
      new Row("held 100", "released, 130", "consumed", HELD, play -> play.books.release(item(1, 1).of("130", "KGM"))),
      new Row("held 100 for item 1 and 50 for item 2", "released, item 1 only", "item 1 consumed, item 2 nothing",
          play -> play.books.reserve(item(1, 1).of("100", "KGM"), item(2, 1).of("50", "KGM")), play -> play.books.release(item(1, 1).of("100", "KGM"))),
      new Row("nothing", "released 100 without a hold", "consumed", NOTHING, play -> play.moves.consume(play.own(),
          ((Decision.Granted) play.books.decide(OnTheBooks.DECLARATION, OnTheBooks.wish(item(1, 1).of("100", "KGM")))).holds())),
      new Row("consumed 100", "amended to 60", "consumed", CONSUMED, play -> play.books.amend(item(1, 1).of("60", "KGM"))),
      new Row("consumed 100", "amended to 130", "consumed", CONSUMED, play -> play.books.amend(item(1, 1).of("130", "KGM"))),
      new Row("consumed 100", "amended to 0", "nothing", CONSUMED, play -> play.books.amend(item(1, 1).of("0", "KGM"))),
      new Row("consumed 100 for item 1", "amended to 80 of item 1 and 20 of item 2", "both consumed", CONSUMED,
          play -> play.books.amendDeclared(item(1, 1).of("80", "KGM"), item(2, 1).of("20", "KGM"))),
      new Row("held 100 for item 1 and 50 for item 2", "80 of item 1 written off by hand", "item 1 consumed, item 2 held",
          play -> play.books.reserve(item(1, 1).of("100", "KGM"), item(2, 1).of("50", "KGM")), play -> writeOff(play, item(1, 1).of("80", "KGM"))),
      new Row("nothing", "30 written off by hand", "consumed", NOTHING, play -> writeOff(play, item(1, 1).of("30", "KGM"))),
      new Row("consumed 100", "no exit in time, where the bridge was told to", "nothing", CONSUMED, Play::end),
      new Row("consumed 100", "withdrawn, or invalidated", "nothing", CONSUMED, Play::end),
      new Row("held 100", "an officer accepts 130 of it", "consumed", HELD, play -> play.books.intervene(Verb.ACCEPT, item(1, 1).of("130", "KGM"))),
      new Row("held 100", "an officer accepts 530 of it, and a second person agrees", "consumed, the line overdrawn by 30", HELD,
          play -> play.books.intervene(Verb.ACCEPT, item(1, 1).of("530", "KGM"))),
      new Row("held 100", "an officer amends it to 60", "held", HELD, play -> play.books.intervene(Verb.AMEND, item(1, 1).of("60", "KGM"))),
      new Row("nothing", "an officer amends it to 60", "held", NOTHING, play -> play.books.intervene(Verb.AMEND, item(1, 1).of("60", "KGM"))),
      new Row("held 100", "an officer refuses it", "nothing", HELD, play -> play.books.intervene(Verb.REFUSE)),
      new Row("consumed 100", "an officer refuses it, and a second person agrees", "nothing", CONSUMED, play -> play.books.intervene(Verb.REFUSE)),
      new Row("held 100 under an LRN", "the MRN is bound to it", "held under the MRN", HELD,
          play -> play.own().holds().forEach(hold -> play.moves.handOver(hold, OnTheBooks.ANOTHER))));

  @Test
  void the_table_of_moves_is_what_the_books_do() {
    PAGE.says("moves", "| from | event | to | available | reserved | consumed | entries | told to licensing |\n| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        + ROWS.stream().map(LedgerDocumentTest::played).collect(Collectors.joining()));
  }

  @Test
  void the_table_of_states_is_that_of_the_ledger() {
    PAGE.says("states", "| event | " + Stream.of(PositionState.values()).map(PositionState::words).collect(Collectors.joining(" | ")) + " |\n"
        + "| --- |" + " --- |".repeat(PositionState.values().length) + "\n" + Stream.of(PositionEvent.values()).map(LedgerDocumentTest::row).collect(Collectors.joining()));
  }

  private static String row(PositionEvent event) {
    String outcomes = event.outcomes().isEmpty() ? "" : ": **" + event.outcomes().stream().map(ClearanceOutcome::code).collect(Collectors.joining("** or **")) + "**";
    return "| " + event.words() + outcomes + " | "
        + Stream.of(PositionState.values()).map(state -> StateTable.LAW.cell(state, event).map(cell -> cell(state, cell)).orElse("–")).collect(Collectors.joining(" | ")) + " |\n";
  }

  private static String cell(PositionState state, Cell cell) {
    String suspended = cell.whileSuspended() == null ? "" : "<br>suspended: " + cell(state, cell.whileSuspended());
    if (cell.refuses()) {
      return "**" + cell.code() + "**" + suspended;
    }
    if (cell.entries().isEmpty()) {
      return "stays" + suspended;
    }
    String signs = Stream.of(cell.effect().available(), cell.effect().reserved(), cell.effect().consumed()).map(each -> each == Effect.Direction.STAYS ? "·" : "" + each.sign())
        .collect(Collectors.joining(" "));
    return cell.to().stream().map(PositionState::words).collect(Collectors.joining(" or ")) + "<br>`" + signs + "`<br>"
        + cell.entries().stream().map(Move::name).collect(Collectors.joining(", ")) + suspended;
  }

  @Test
  void the_table_shows_every_kind_of_entry() {
    String text = PAGE.text();
    assertThat(Move.values()).allSatisfy(move -> assertThat(text).contains("`" + move + "`"));
  }

  @Test
  void the_reasons_stand_in_their_order() {
    PAGE.says("reasons", Stream.of(RefusalReason.values()).map(reason -> "1. **" + reason.code() + "** " + reason.sentence() + "\n").collect(Collectors.joining()));
  }

  @Test
  void the_outcomes_are_those_of_the_enum() {
    PAGE.says("outcomes", "| code | meaning |\n| --- | --- |\n"
        + Stream.of(ClearanceOutcome.values()).map(outcome -> "| " + outcome.code() + " | " + outcome.sentence() + " |\n").collect(Collectors.joining()));
  }

  /** A sentence about the ledger names the test that holds it. */
  @Test
  void every_test_that_is_named_is_there() throws IOException {
    List<MatchResult> named = Pattern.compile("`(\\w+Test)\\.(\\w+)`").matcher(PAGE.text()).results().toList();
    assertThat(named).isNotEmpty();
    List<String> missing = new ArrayList<>();
    for (MatchResult test : named) {
      try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
        Path file = files.filter(each -> each.endsWith(test.group(1) + ".java")).findFirst().orElse(null);
        if (file == null || !Files.readString(file).contains(" " + test.group(2) + "(")) {
          missing.add(test.group());
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  private static String played(Row row) {
    Play play = new Play();
    row.before().accept(play);
    Balance before = play.books.line(1).quantity();
    Books.Mark mark = play.books.books().mark();
    row.during().accept(play);
    Balance after = play.books.line(1).quantity();
    List<Entry> entries = play.books.books().entriesSince(mark);
    boolean told = !UsageMessages.perLicence(entries).isEmpty();
    return "| " + String.join(" | ", row.from(), row.event(), row.to(), difference(after.available() - before.available()),
        difference(after.reserved() - before.reserved()), difference(after.consumed() - before.consumed()),
        entries.stream().map(entry -> "`" + entry.move() + "`").collect(Collectors.joining(", ")), told ? "yes" : "no") + " |\n";
  }

  private static String difference(long scaled) {
    return scaled == 0 ? "" : (scaled > 0 ? "+" : "") + Measure.QUANTITY.text(scaled);
  }

  private static void limitValue(Play play) {
    Line line = play.books.line(1);
    play.books.books().lines.put(line.id(), line.restated(line.commodityCode(), line.unit(), "EUR", line.quantity(), Balance.of(1_000_000), false));
    play.books.books().append(Entry.of(play.ids.incrementAndGet(), Move.AUTHORISE, line.licenceId(), new Hold.Key(line.id(), 0, 0), Tally.NONE, Tally.limit(1_000_000),
        Occasion.now(2, "eu", null, Instant.EPOCH)));
    play.own().holds().forEach(hold -> play.moves.recount(hold, hold.quantity(), 200_000));
  }

  private static void writeOff(Play play, AnItem item) {
    var decided = (WriteOffQuantity.Consumed) new WriteOffQuantity(OnTheBooks.UNITS).decide(play.own(), OnTheBooks.wish(item));
    play.moves.consume(decided.position(), decided.consumed());
  }

  /** As a record does it: the limit is set on the line, and one entry says by how much it changed. */
  private static void authorise(Play play, long more) {
    limit(play, more, Move.AUTHORISE);
  }

  private static void limit(Play play, long more, Move move) {
    Line line = play.books.line(1);
    long scaled = more * 1_000_000;
    Balance balance = line.quantity().authorised(line.quantity().authorised() + scaled);
    play.books.books().lines.put(line.id(), line.restated(line.commodityCode(), line.unit(), line.currency(), balance, line.value(), false));
    play.books.books().append(Entry.of(play.ids.incrementAndGet(), move, line.licenceId(), new Hold.Key(line.id(), 0, 0), Tally.limit(scaled), Tally.NONE,
        Occasion.now(2, "eu", null, Instant.EPOCH)));
  }
}
