package org.elicensing.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RehearsalTest {

  @Test
  void main_job_is_played_apart_from_whatever_the_environment_names(@TempDir Path used) throws Exception {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Map<String, String> environment = Map.of("BRIDGE_DATABASE_URL", "jdbc:postgresql://database.invalid/bridge", "BRIDGE_BROKER_URL", "tcp://broker.invalid:61616",
        "BRIDGE_HTTP_PORT", "1", "BRIDGE_DATA_DIRECTORY", used.toString());

    assertThat(Rehearsal.play(environment, Clock.systemUTC(), new PrintStream(told, true, StandardCharsets.UTF_8))).isTrue();

    assertThat(told.toString(StandardCharsets.UTF_8)).contains("Every step was answered as expected.");
    assertThat(Files.list(used)).isEmpty();
  }
}
