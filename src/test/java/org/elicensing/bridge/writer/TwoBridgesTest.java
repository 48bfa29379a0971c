package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.licence.LicenceStatus;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two bridges on one PostgreSQL database, on the same few lines and declarations at once. */
class TwoBridgesTest {

  private static final int BATCHES = 60;

  private static ABridge one;
  private static ABridge other;

  @BeforeAll
  static void start() {
    Database[] databases = TestDatabases.postgresqlTwice();
    one = new ABridge(databases[0], 1);
    other = new ABridge(databases[1], 2);
  }

  @AfterAll
  static void stop() {
    one.close();
    other.close();
  }

  @Test
  void collisions_are_never_seen_by_callers_and_the_books_add_up() throws Exception {
    List<String> licences = List.of(one.put(aLicence().withLine(1, kilograms(50)).withLine(2, kilograms(40))), one.put(aLicence().withLine(1, kilograms(30))));
    List<Callable<List<Result>>> hammers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Random random = new Random(i);
      ABridge bridge = i % 2 == 0 ? one : other;
      hammers.add(() -> hammer(bridge, licences, random));
    }
    ExecutorService threads = Executors.newFixedThreadPool(hammers.size());
    List<Result> results = new ArrayList<>();
    for (Future<List<Result>> done : threads.invokeAll(hammers)) {
      results.addAll(done.get());
    }
    threads.shutdown();

    assertThat(results).allSatisfy(result -> assertThat(result).isInstanceOfAny(Result.Answered.class, Result.Conflict.class));
    assertThat(results).extracting(ABridge::said).contains("granted", "01", "02", "03", "05 1/1:05");
    assertThat(one.differences()).isEmpty();
    assertThat(one.count("select count(*) from licence_line where quantity_reserved + quantity_consumed > quantity_limit")).isZero();
    assertThat(one.count("select count(*) from (select mrn from declaration where mrn is not null group by mrn having count(*) > 1) twice")).isZero();
  }

  @Test
  void same_message_at_both_bridges_is_worked_once() throws Exception {
    String licence = one.put(aLicence().withLine(1, kilograms(1000)));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    for (int i = 0; i < 20; i++) {
      DeclarationName mrn = DeclarationName.ofMrn("26DE0048519999990" + i);
      TestWork work = one.reserve("both/" + i, mrn, licence, List.of(item(1, 1).of("1", "KGM")));
      Future<List<Result>> here = threads.submit(() -> one.write(work));
      Future<List<Result>> there = threads.submit(() -> other.write(other.again(work)));
      List<Result> both = List.of(here.get().get(0), there.get().get(0));

      assertThat(both).extracting(ABridge::said).containsOnly("granted");
      assertThat(both).filteredOn(result -> ((Result.Answered) result).repeat()).hasSize(1);
    }
    threads.shutdown();
    assertThat(one.quantity(licence, 1)).containsExactly(20_000_000L, 0L);
  }

  private static List<Result> hammer(ABridge bridge, List<String> licences, Random random) {
    List<Result> results = new ArrayList<>();
    for (int batch = 0; batch < BATCHES; batch++) {
      List<Work> works = new ArrayList<>();
      for (int i = random.nextInt(6); i >= 0; i--) {
        works.add(any(bridge, licences, random));
      }
      results.addAll(bridge.writer().write(works));
    }
    return results;
  }

  private static Work any(ABridge bridge, List<String> licences, Random random) {
    String licence = licences.get(random.nextInt(licences.size()));
    int number = random.nextInt(12);
    DeclarationName declaration = random.nextBoolean() ? DeclarationName.ofMrn("MRN" + number)
        : new DeclarationName("MRN" + number, "LRN" + number, "DE" + number);
    return switch (random.nextInt(8)) {
      case 0 -> bridge.release(null, declaration, licence, List.of());
      case 1, 2 -> bridge.notReleased(null, declaration, licence);
      case 3 -> bridge.status(null, licence, LicenceStatus.VALID);
      case 4 -> bridge.reserve(null, DeclarationName.ofLrn("LRN" + number, "DE" + number), licence, List.of(item(2, 1).of("2", "KGM")));
      default -> bridge.reserve(null, declaration, licence, List.of(item(1, 1).of(Integer.toString(1 + random.nextInt(9)), "KGM")));
    };
  }
}
