package org.elicensing.bridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.elicensing.bridge.database.TestDatabases;
import org.junit.jupiter.api.Test;

/** Whatever happens, in whatever order and batches, the bridge answers and books as the model does. Short here; at length with -Pproof. */
class ProofTest {

  private static final int LENGTH = 14;
  /** So many come to every answer. */
  private static final int ENOUGH = 1000;
  /** A machine that has other things to do plays fewer, and says how many. */
  private static final long PATIENCE = 40_000_000_000L;

  @Test
  void bridge_does_as_the_model_on_the_embedded_database() {
    prove(TestDatabases.SQLITE, 2500);
  }

  @Test
  void bridge_does_as_the_model_on_postgresql() {
    prove(TestDatabases.POSTGRESQL, 300);
  }

  @Test
  void same_seed_makes_the_same_history() {
    assertThat(Histories.of(7, LENGTH)).isEqualTo(Histories.of(7, LENGTH));
    assertThat(Histories.of(7, LENGTH)).isNotEqualTo(Histories.of(8, LENGTH));
  }

  private static void prove(TestDatabases databases, int histories) {
    try (WriterStage stage = new WriterStage(ProveLedger.open(databases))) {
      Census census = new Census();
      Proof proof = new Proof(stage, LENGTH, census);
      long played = proof.within(histories, PATIENCE);
      assertThat(stage.differences()).isEmpty();
      System.out.println("Proof on " + databases + ": seeds 1 to " + played + ", " + proof.operations() + " operations");
      System.out.println("  " + census);
      if (played >= ENOUGH) {
        assertThat(census.missing()).as("steps and answers that the histories never come to").isEmpty();
      }
    }
  }
}
