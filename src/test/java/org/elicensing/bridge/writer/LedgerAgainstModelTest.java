package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.ledger.ALicence;
import org.elicensing.bridge.ledger.AnItem;
import org.elicensing.bridge.ledger.Limit;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.writer.LedgerModel.MLine;

/**
 * Whatever is asked of the ledger, in whatever batches, it answers and books as a model does that could be
 * worked with pencil and paper.
 */
class LedgerAgainstModelTest {

  private static final AtomicLong HISTORIES = new AtomicLong();
  private static final List<List<MLine>> LICENCES = List.of(
      List.of(new MLine(1, new BigDecimal("100"), "KGM", null, null), new MLine(2, null, null, new BigDecimal("1000"), "EUR"),
          new MLine(3, new BigDecimal("60"), "KGM", new BigDecimal("500"), "EUR"), new MLine(4, null, null, null, null)),
      List.of(new MLine(1, new BigDecimal("100000"), "GRM", null, null)),
      List.of(new MLine(1, new BigDecimal("200"), "LBR", null, null), new MLine(2, new BigDecimal("20"), "NAR", null, null)));
  /** Stands for the unit that the line counts in. */
  private static final String FITTING = "=";

  private static ABridge sqlite;
  private static ABridge postgresql;

  /** What is asked; licence and declaration are numbers, so that a history reads and shrinks well. */
  enum Kind { RESERVE, RELEASE, RELEASE_ALL, NOT_RELEASED, AMEND, WITHDRAW, REPEAT, REPEAT_WITH_OTHER_CONTENT, SUSPEND, RESUME }

  /** @param of which earlier one is repeated, counted round */
  record Step(Kind kind, int licence, int declaration, List<AnItem> items, int of) {}

  /** @param cuts how many steps go into each batch, used round and round */
  record History(List<Step> steps, List<Integer> cuts) {}

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void on_the_embedded_database(@ForAll("histories") History history) {
    sqlite = sqlite == null ? new ABridge(TestDatabases.SQLITE.open(), 1) : sqlite;
    compare(sqlite, history);
  }

  @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
  void on_postgresql(@ForAll("histories") History history) {
    postgresql = postgresql == null ? new ABridge(TestDatabases.POSTGRESQL.open(), 1) : postgresql;
    compare(postgresql, history);
  }

  @AfterContainer
  static void close() {
    for (ABridge bridge : new ABridge[] {sqlite, postgresql}) {
      if (bridge != null) {
        bridge.close();
      }
    }
  }

  private static void compare(ABridge bridge, History history) {
    Run run = new Run(bridge, "H" + HISTORIES.incrementAndGet());
    int at = 0;
    for (int batch = 0; at < history.steps().size(); batch++) {
      int end = Math.min(history.steps().size(), at + history.cuts().get(batch % history.cuts().size()));
      run.batch(history.steps().subList(at, end));
      at = end;
    }
    assertThat(bridge.differences()).isEmpty();
  }

  /** One history on a bridge and on the model beside it. */
  private static final class Run {

    private final ABridge bridge;
    private final String name;
    private final LedgerModel model = new LedgerModel();
    private final List<TestWork> works = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    Run(ABridge bridge, String name) {
      this.bridge = bridge;
      this.name = name;
      for (int number = 0; number < LICENCES.size(); number++) {
        add(number, LICENCES.get(number));
      }
    }

    private void add(int number, List<MLine> lines) {
      ALicence licence = aLicence().called(licence(number));
      for (MLine line : lines) {
        List<Limit> limits = new ArrayList<>();
        if (line.quantity() != null) {
          limits.add(Limit.quantity(line.quantity().toPlainString(), line.unit()));
        }
        if (line.value() != null) {
          limits.add(new Limit(Measure.VALUE, line.value().toPlainString(), line.currency()));
        }
        licence.withLine(line.number(), limits.toArray(Limit[]::new));
      }
      bridge.put(licence);
      model.licences.put(licence(number), lines);
    }

    void batch(List<Step> steps) {
      List<Work> batch = new ArrayList<>();
      List<String> expected = new ArrayList<>();
      for (Step step : steps) {
        boolean repeats = step.kind() == Kind.REPEAT || step.kind() == Kind.REPEAT_WITH_OTHER_CONTENT;
        if (!repeats) {
          works.add(work(name + "/" + works.size(), step));
          answers.add(answer(step));
          batch.add(works.get(works.size() - 1));
          expected.add(answers.get(answers.size() - 1));
        } else if (!works.isEmpty()) {
          int first = step.of() % works.size();
          batch.add(step.kind() == Kind.REPEAT ? bridge.again(works.get(first)) : other(works.get(first)));
          expected.add(step.kind() == Kind.REPEAT ? answers.get(first) : "Conflict");
        }
      }
      assertThat(bridge.writer().write(batch)).extracting(ABridge::said).isEqualTo(expected);
      assertThat(allocations()).isEqualTo(model.allocations());
      assertThat(balances()).isEqualTo(model.balances());
    }

    private TestWork work(String identity, Step step) {
      DeclarationName declaration = DeclarationName.ofMrn(mrn(step));
      String licence = licence(step.licence());
      return switch (step.kind()) {
        case RESERVE -> bridge.reserve(identity, declaration, licence, step.items());
        case RELEASE -> bridge.release(identity, declaration, licence, step.items());
        case RELEASE_ALL -> bridge.release(identity, declaration, licence, List.of());
        case AMEND -> bridge.amend(identity, declaration, licence, step.items());
        case WITHDRAW -> bridge.amend(identity, declaration, licence, List.of());
        case NOT_RELEASED -> bridge.notReleased(identity, declaration, licence);
        default -> bridge.status(identity, licence, step.kind() == Kind.SUSPEND ? LicenceStatus.SUSPENDED : LicenceStatus.VALID);
      };
    }

    private TestWork other(TestWork first) {
      return bridge.reserve(first.subject().identity(), DeclarationName.ofMrn(name + "-never"), licence(0), List.of(AnItem.item(9, 4)));
    }

    private String answer(Step step) {
      String licence = licence(step.licence());
      switch (step.kind()) {
        case RESERVE:
          return model.reserve(licence, mrn(step), step.items());
        case RELEASE:
          return model.release(licence, mrn(step), step.items());
        case RELEASE_ALL:
          return model.release(licence, mrn(step), List.of());
        case AMEND:
          return model.amend(licence, mrn(step), step.items());
        case WITHDRAW:
          return model.withdraw(licence, mrn(step));
        case NOT_RELEASED:
          return model.notReleased(licence, mrn(step));
        case SUSPEND:
          model.suspended.add(licence);
          return "updated";
        default:
          model.suspended.remove(licence);
          return "updated";
      }
    }

    private String licence(int number) {
      return name + "-L" + number;
    }

    private String mrn(Step step) {
      return name + "-D" + step.declaration();
    }

    private Set<String> allocations() {
      return rows("select licence.reference, hold.line_number, declaration.mrn, hold.goods_item, hold.consumed, hold.quantity, hold.value from hold"
          + " join licence on licence.id = hold.licence_id join declaration on declaration.id = hold.declaration_id where licence.reference in (?)",
          row -> row.getString(1) + " line " + row.getLong(2) + " " + row.getString(3) + " item " + row.getLong(4) + (row.getLong(5) == 1 ? " consumed " : " reserved ")
              + quantity(row.getLong(6)) + " / " + value(row.getLong(7)));
    }

    private Set<String> balances() {
      return rows("select licence.reference, line_number, quantity_reserved, value_reserved, quantity_consumed, value_consumed from licence_line"
          + " join licence on licence.id = licence_line.licence_id where licence.reference in (?)",
          row -> row.getString(1) + " line " + row.getLong(2) + ": " + quantity(row.getLong(3)) + " / " + value(row.getLong(4)) + " reserved, "
              + quantity(row.getLong(5)) + " / " + value(row.getLong(6)) + " consumed");
    }

    private Set<String> rows(String sql, Sql.Row<String> row) {
      return bridge.database().read(connection -> Sql.among(connection, sql, model.licences.keySet(), row)).stream().collect(Collectors.toCollection(TreeSet::new));
    }

    private static String quantity(long scaled) {
      return LedgerModel.plain(BigDecimal.valueOf(scaled, 6));
    }

    private static String value(long scaled) {
      return LedgerModel.plain(BigDecimal.valueOf(scaled, 2));
    }
  }

  @Provide
  Arbitrary<History> histories() {
    return Combinators.combine(steps().list().ofMinSize(1).ofMaxSize(50), Arbitraries.integers().between(1, 12).list().ofMinSize(1).ofMaxSize(5)).as(History::new);
  }

  private static Arbitrary<Step> steps() {
    Arbitrary<Kind> kinds = Arbitraries.frequency(Tuple.of(14, Kind.RESERVE), Tuple.of(6, Kind.RELEASE), Tuple.of(2, Kind.RELEASE_ALL), Tuple.of(2, Kind.NOT_RELEASED), Tuple.of(5, Kind.AMEND),
        Tuple.of(1, Kind.WITHDRAW),
        Tuple.of(3, Kind.REPEAT), Tuple.of(1, Kind.REPEAT_WITH_OTHER_CONTENT), Tuple.of(1, Kind.SUSPEND), Tuple.of(3, Kind.RESUME));
    return Combinators.combine(kinds, Arbitraries.frequency(Tuple.of(4, 0), Tuple.of(2, 1), Tuple.of(1, 2)), Arbitraries.frequency(Tuple.of(3, 0), Tuple.of(1, 1), Tuple.of(1, 2)),
        items().list().ofMinSize(1).ofMaxSize(3), Arbitraries.integers().between(0, 60))
        .as((kind, licence, declaration, items, of) -> new Step(kind, licence, declaration, items.stream().map(item -> fitted(LICENCES.get(licence), item)).toList(), of));
  }

  /** Mostly what a line can take, sometimes what it cannot. */
  private static Arbitrary<AnItem> items() {
    Arbitrary<Integer> lines = Arbitraries.frequency(Tuple.of(10, 1), Tuple.of(5, 2), Tuple.of(5, 3), Tuple.of(3, 4), Tuple.of(1, 9)).injectNull(0.05);
    Arbitrary<BigDecimal> numbers = numbers(List.of("1", "5", "10", "19.5", "33.333333", "60"), List.of("0", "0.000001", "2500.25", "100000", "999999999999.999999"), 0.02);
    Arbitrary<BigDecimal> amounts = numbers(List.of("0.01", "10", "99.99", "250"), List.of("0", "500", "1000", "99999999999999.99"), 0.02);
    Arbitrary<String> units = Arbitraries.frequency(Tuple.of(24, FITTING), Tuple.of(3, "KGM"), Tuple.of(3, "GRM"), Tuple.of(1, "TNE"), Tuple.of(1, "LBR"), Tuple.of(1, "LTR")).injectNull(0.02);
    Arbitrary<String> currencies = Arbitraries.frequency(Tuple.of(40, "EUR"), Tuple.of(1, "USD")).injectNull(0.02);
    return Combinators.combine(Arbitraries.integers().between(1, 2), lines, numbers, units, amounts, currencies)
        .as((goodsItem, line, number, unit, amount, currency) -> new AnItem(goodsItem, line, null, null, number, unit, amount, currency));
  }

  private static Arbitrary<BigDecimal> numbers(List<String> often, List<String> seldom, double never) {
    return Arbitraries.frequencyOf(Tuple.of(5, Arbitraries.of(often)), Tuple.of(1, Arbitraries.of(seldom))).map(BigDecimal::new).injectNull(never);
  }

  /** Brings the line into the licence and the unit onto the line, where nothing else was meant. */
  private static AnItem fitted(List<MLine> lines, AnItem item) {
    Integer number = item.line() == null || item.line() == 9 ? item.line() : Integer.valueOf((item.line() - 1) % lines.size() + 1);
    MLine line = number == null || number == 9 ? lines.get(0) : lines.get(number - 1);
    String unit = FITTING.equals(item.unit()) ? line.unit() == null ? "KGM" : line.unit() : item.unit();
    return new AnItem(item.goodsItem(), number, null, null, item.quantity(), unit, item.amount(), item.currency());
  }
}
