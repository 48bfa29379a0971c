package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.writer.ABridge.said;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.ledger.LedgerAudit.Difference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Many at once on one line, and a work that would spoil the books. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class RacesTest {

  private static final int THREADS = 16;

  private static ABridge bridge;

  @Parameter TestDatabases databases;

  @BeforeParameterizedClassInvocation
  static void open(TestDatabases kind) {
    bridge = new ABridge(kind.open(), 1);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    bridge.close();
  }

  @Test
  void last_unit_is_granted_to_exactly_one() throws Exception {
    String licence = bridge.put(aLicence().withLine(1, kilograms(1)));
    CyclicBarrier start = new CyclicBarrier(THREADS);
    List<Callable<String>> reservers = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (GroupWriter group = new GroupWriter(bridge.writer(), 8, 100, size -> {})) {
      for (int i = 0; i < THREADS; i++) {
        TestWork work = bridge.reserve("26DE0048511234567" + (char) ('A' + i), licence, item(1, 1).of("1", "KGM"));
        reservers.add(() -> {
          start.await();
          return said(group.submit(work).get());
        });
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> answer : threads.invokeAll(reservers)) {
        answers.add(answer.get());
      }

      assertThat(answers).filteredOn("granted"::equals).hasSize(1);
      assertThat(answers).filteredOn("05 1/1:05"::equals).hasSize(THREADS - 1);
    } finally {
      threads.shutdown();
    }
    assertThat(bridge.quantity(licence, 1)).containsExactly(1_000_000L, 0L);
    assertThat(bridge.differences()).isEmpty();
  }

  @Test
  void work_that_spoils_a_balance_fails_alone_and_is_parked() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
    TestWork before = bridge.reserve("26DE00485112345671", licence, item(1, 1).of("3", "KGM"));
    TestWork spoiling = bridge.work(null, "spoil", null, Set.of(licence), Set.of(), desk -> {
      desk.errands().later(connection -> Sql.update(connection, "update licence_line set quantity_reserved = quantity_limit + 1 where licence_id = ?",
          desk.books().licence(licence).id()));
      return ABridge.answer("spoilt");
    });
    TestWork after = bridge.reserve("26DE00485112345672", licence, item(1, 1).of("4", "KGM"));

    List<Result> results = bridge.write(before, spoiling, after);

    assertThat(said(results.get(0))).isEqualTo("granted");
    assertThat(results.get(1)).isInstanceOfSatisfying(Result.Failed.class, failed -> assertThat(failed.journalled()).isTrue());
    assertThat(said(results.get(2))).isEqualTo("granted");
    assertThat(bridge.quantity(licence, 1)).containsExactly(7_000_000L, 0L);
    assertThat(bridge.count("select count(*) from parked where state = 'open' and message_id = ?", spoiling.received().id())).isEqualTo(1);
    assertThat(bridge.differences()).isEmpty();
  }

  @Test
  void work_that_breaks_half_way_leaves_nothing_behind() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
    TestWork good = bridge.reserve("26DE00485112345673", licence, item(1, 1).of("3", "KGM"));
    TestWork reserving = bridge.reserve("26DE00485112345674", licence, item(1, 1).of("4", "KGM"));
    TestWork breaking = new TestWork(reserving.received(), reserving.subject(), reserving.declaration(), reserving.touched(), Set.of(), desk -> {
      reserving.decide(desk);
      throw new IllegalStateException("half way");
    });

    assertThat(bridge.write(breaking, good)).extracting(ABridge::said).containsExactly("failed: java.lang.IllegalStateException: half way", "granted");
    assertThat(bridge.quantity(licence, 1)).containsExactly(3_000_000L, 0L);
    assertThat(bridge.count("select count(*) from declaration where mrn = '26DE00485112345674'")).isZero();
  }

  @Test
  void audit_tells_what_does_not_add_up() throws Exception {
    try (ABridge apart = new ABridge(TestDatabases.SQLITE.open(), 2)) {
      String licence = apart.put(aLicence().withLine(1, kilograms(10)));
      apart.write(apart.reserve("26DE00485112345675", licence, item(1, 1).of("3", "KGM")));
      assertThat(apart.differences()).isEmpty();

      apart.database().write(connection -> Sql.update(connection, "update licence_line set quantity_reserved = 2000000, quantity_limit = 9000000"));
      assertThat(apart.differences()).containsExactly(
          new Difference(licence, 1, "quantity_limit", 9_000_000, "entries", 10_000_000),
          new Difference(licence, 1, "quantity_reserved", 2_000_000, "entries", 3_000_000),
          new Difference(licence, 1, "quantity_limit", 9_000_000, "the last entry", 10_000_000),
          new Difference(licence, 1, "quantity_reserved", 2_000_000, "the last entry", 3_000_000),
          new Difference(licence, 1, "quantity_reserved", 2_000_000, "holds", 3_000_000));

      apart.database().write(connection -> Sql.update(connection, "delete from hold"));
      assertThat(apart.differences()).contains(new Difference(licence, 1, "allocations", 1, "holds", 0));

      apart.database().write(connection -> Sql.update(connection, "delete from entry where sequence = 1"));
      assertThat(apart.differences()).as("a gap").contains(new Difference(licence, 1, "moves", 2, "entries", 1));
    }
  }
}
