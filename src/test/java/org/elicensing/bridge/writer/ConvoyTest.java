package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.Convoy;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages of one queue, while the database is away for a moment. */
class ConvoyTest {

  private final Convoy convoy = new Convoy();

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void message_behind_one_that_could_not_be_written_does_not_overtake_it(TestDatabases databases) throws SQLException {
    try (ABridge bridge = new ABridge(databases.open(), 1)) {
      String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
      TestWork later = in(bridge.reserve("26DE00485112345675", licence, item(1, 1).of("3", "KGM")));

      assertThat(bridge.write(in(whileTheDatabaseIsAway(bridge))).get(0)).isInstanceOf(Result.Failed.class);
      Result.Failed held = (Result.Failed) bridge.write(later).get(0);

      assertThat(held.cause()).isInstanceOf(HeldUp.class);
      assertThat(held.journalled()).as("it is handed in again").isFalse();
      assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 0L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void everybody_else_goes_on(TestDatabases databases) throws SQLException {
    try (ABridge bridge = new ABridge(databases.open(), 1)) {
      String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
      convoy.holdUp();

      List<Result> results = bridge.write(in(bridge.reserve("26DE00485112345675", licence, item(1, 1).of("3", "KGM"))),
          bridge.reserve("26DE00485112345676", licence, item(1, 1).of("4", "KGM")));

      assertThat(results.get(0)).isInstanceOf(Result.Failed.class);
      assertThat(ABridge.said(results.get(1))).isEqualTo("granted");
      assertThat(bridge.quantity(licence, 1)).containsExactly(4_000_000L, 0L);
    }
  }

  private TestWork in(TestWork work) {
    return new TestWork(work.received().in(convoy), work.subject(), work.declaration(), work.touched(), work.records(), work.act());
  }

  private static TestWork whileTheDatabaseIsAway(ABridge bridge) {
    return bridge.work(null, "away", null, Set.of(), Set.of(), desk -> {
      desk.errands().later(connection -> {
        throw new SQLTransientConnectionException("The database is away");
      });
      return ABridge.answer("never");
    });
  }
}
