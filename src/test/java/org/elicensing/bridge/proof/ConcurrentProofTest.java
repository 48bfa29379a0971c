package org.elicensing.bridge.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.elicensing.bridge.proof.ConcurrentProof.Proven;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two bridges, one of them killed, did what the model does in the order that the lines recorded. At length with -Pproof. */
class ConcurrentProofTest {

  @Test
  void model_agrees_with_every_answer_of_two_bridges_of_which_one_is_killed(@TempDir Path folder) throws Exception {
    Proven proven = ConcurrentProof.run(folder, 1, 2, System.out::println);

    assertThat(proven.differences()).isEmpty();
    assertThat(proven.moved()).as("something has happened").isGreaterThan(20);
  }
}
