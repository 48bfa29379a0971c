package org.elicensing.bridge;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.elicensing.bridge.settings.Settings;
import org.elicensing.bridge.story.Story;

/**
 * The main job on a bridge that lasts no longer than that: as it is installed, but on free ports of the loopback address, in
 * a folder of its own, with the embedded database and broker. The classes that it loads make up the archive of classes.
 */
final class Rehearsal {

  /** What leads to a bridge in earnest, whoever set it. */
  private static final Map<String, String> APART = Map.of("BRIDGE_HTTP_HOST", "127.0.0.1", "BRIDGE_HTTP_PORT", "0", "BRIDGE_BROKER_HOST", "127.0.0.1", "BRIDGE_BROKER_PORT", "0",
      "BRIDGE_BROKER_URL", "", "BRIDGE_DATABASE_URL", "", "BRIDGE_CERTEX_CALLBACKS", "");

  private Rehearsal() {}

  /** Whether every step was answered as expected. */
  static boolean play(Map<String, String> environment, Clock clock, PrintStream out) {
    Path data = folder();
    Map<String, String> apart = new HashMap<>(environment);
    apart.putAll(APART);
    apart.put("BRIDGE_DATA_DIRECTORY", data.toString());
    try (Bridge bridge = Bridge.start(Settings.load(apart), clock)) {
      return new Story(bridge.port(), clock, out).tell();
    } finally {
      remove(data);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("elicensing-rehearsal");
    } catch (IOException e) {
      throw new IllegalStateException("There is no place for the rehearsal: " + e.getMessage(), e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The folder of the rehearsal stays: " + folder, e);
    }
  }
}
