package org.elicensing.bridge.realdata;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Files that an installation keeps beside the project: below the folder that BRIDGE_REALDATA names, as {@code .ci/run} sets it. */
public final class RealData {

  private static final System.Logger LOG = System.getLogger("org.elicensing.realdata");

  private RealData() {}

  /** The folder, or the end of the test that asks for it: skipped, with this said. */
  public static Path folder(String name) {
    String named = System.getProperty("BRIDGE_REALDATA", System.getenv().getOrDefault("BRIDGE_REALDATA", "../shared/realdata"));
    Path folder = Path.of(named, name);
    goOnOnlyIf(Files.isDirectory(folder), "There is no folder " + folder + "; only the project's own files were tried.");
    return folder;
  }

  /** Surefire counts a skipped test and keeps its reason to itself, so it is told to the log as well. */
  static void goOnOnlyIf(boolean possible, String otherwise) {
    if (!possible) {
      LOG.log(System.Logger.Level.WARNING, "Skipped: " + otherwise);
    }
    Assumptions.assumeTrue(possible, otherwise);
  }

  static void say(String sentence) {
    LOG.log(System.Logger.Level.INFO, sentence);
  }
}
