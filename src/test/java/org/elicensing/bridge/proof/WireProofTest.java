package org.elicensing.bridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.elicensing.bridge.database.TestDatabases;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same over real SOAP, HTTP and queues, one message after the other. Short here; at length with -Pproof. */
class WireProofTest {

  private static final int HISTORIES = 20;
  private static final int LENGTH = 14;
  /** A machine that has other things to do plays fewer, and says how many. */
  private static final long PATIENCE = 7_000_000_000L;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void running_bridge_does_as_the_model(TestDatabases databases) {
    try (WireStage stage = new WireStage(databases)) {
      Proof proof = Proof.oneByOne(stage, LENGTH, new Census());
      long played = proof.within(HISTORIES, PATIENCE);
      assertThat(stage.differences()).isEmpty();
      System.out.println("Proof over the wire on " + databases + ": seeds 1 to " + played + ", " + proof.operations() + " operations");
    }
  }
}
