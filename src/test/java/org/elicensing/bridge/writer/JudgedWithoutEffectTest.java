package org.elicensing.bridge.writer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.writer.ABridge.said;

import java.util.List;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.reading.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A dry run sees what came before it in its batch, and nobody after it sees the dry run. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class JudgedWithoutEffectTest {

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
  void it_is_judged_among_its_neighbours_and_taken_back() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(10)));
    DeclarationName mrn = DeclarationName.ofMrn("26DE00485112345681");
    TestWork asked = bridge.reserve("dry/1", mrn, licence, List.of(item(1, 1).of("6", "KGM")));

    List<Result> results = bridge.write(bridge.reserve("26DE00485112345682", licence, item(1, 1).of("4", "KGM")), new DryRun(asked),
        bridge.reserve("26DE00485112345683", licence, item(1, 1).of("6", "KGM")), new DryRun(bridge.again(asked)));

    assertThat(results).extracting(ABridge::said).containsExactly("granted", "granted", "granted", "05 1/1:05");
    assertThat(bridge.quantity(licence, 1)).containsExactly(10_000_000L, 0L);
    assertThat(bridge.count("select count(*) from declaration where mrn = '26DE00485112345681'")).isZero();
    assertThat(bridge.count("select count(*) from message where outcome = 'noted' and identity is null and effects = 0 and id = ?", asked.received().id())).isEqualTo(1);
    assertThat(said(bridge.write(bridge.again(asked)).get(0))).as("in earnest under the same identification").isEqualTo("05 1/1:05");
    assertThat(bridge.differences()).isEmpty();
  }

  @Test
  void what_is_turned_away_or_fails_is_noted_and_nobody_is_asked() {
    TestWork refusing = bridge.work("dry/2", "x", null, java.util.Set.of(), java.util.Set.of(), desk -> {
      desk.park("cause", "A person is needed.");
      throw MessageRejected.unacceptable("/", "schema", "No.");
    });
    TestWork failing = bridge.work("dry/3", "y", null, java.util.Set.of(), java.util.Set.of(), desk -> {
      throw new IllegalStateException("broken");
    });

    List<Result> results = bridge.write(new DryRun(refusing), new DryRun(failing));

    assertThat(results.get(0)).isInstanceOf(Result.Rejected.class);
    assertThat(results.get(1)).isInstanceOf(Result.Failed.class);
    assertThat(bridge.count("select count(*) from parked where message_id in (?, ?)", refusing.received().id(), failing.received().id())).isZero();
  }
}
