package org.elicensing.bridge;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.elicensing.bridge.journal.MessageLog;
import org.elicensing.bridge.settings.Settings;
import org.elicensing.bridge.story.Story;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The command line: starts the bridge, and plays the main job if asked. */
@CommandLine.Command(name = "elicensing-bridge", mixinStandardHelpOptions = true, versionProvider = Command.Version.class,
    description = "Connects national licensing systems for dual-use goods with customs. Settings: config/bridge.properties and the environment.")
public final class Command implements Callable<Integer> {

  @Option(names = "--story", description = "Play the main job with the samples that come along, then keep serving.")
  private boolean story;

  @Option(names = "--once", description = "With --story: stop after the story; exit status 0 only when every step was answered as expected.")
  private boolean once;

  @Option(names = "--rehearse", description = "Play the main job apart from everything, on free ports and in a folder that goes again, and stop; exit status 0 only when every step was "
      + "answered as expected.")
  private boolean rehearse;

  @Option(names = "--backup", paramLabel = "FILE", description = "Copy the embedded database into a new file, also while a bridge serves from it, and stop.")
  private Path backup;

  @Option(names = "--restore", paramLabel = "FILE", description = "Put a backup in the place of the embedded database, which no bridge may serve from, and stop. What was there is set aside.")
  private Path restore;

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Command.class.getPackage().getImplementationVersion();
      return new String[] {"eLicensing Bridge " + (version == null ? "(not packaged)" : version)};
    }
  }

  @Override
  public Integer call() throws InterruptedException {
    if (backup != null || restore != null) {
      return copy();
    }
    if (rehearse) {
      return rehearsed();
    }
    try (Bridge bridge = Bridge.start(Settings.load(System.getenv()), Clock.systemUTC())) {
      CountDownLatch stopped = new CountDownLatch(1);
      Thread stop = new Thread(() -> {
        bridge.close();
        stopped.countDown();
      }, "stop");
      Runtime.getRuntime().addShutdownHook(stop);
      boolean asExpected = !story || quietly(() -> new Story(bridge.port(), Clock.systemUTC(), System.out).tell());
      if (story && once) {
        Runtime.getRuntime().removeShutdownHook(stop);
        return asExpected ? 0 : 1;
      }
      bridge.addresses().forEach(System.out::println);
      stopped.await();
      return 0;
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("The bridge cannot start: " + e.getMessage());
      return 2;
    }
  }

  private static int rehearsed() {
    try {
      return quietly(() -> Rehearsal.play(System.getenv(), Clock.systemUTC(), System.out)) ? 0 : 1;
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("The bridge cannot rehearse: " + e.getMessage());
      return 2;
    }
  }

  private int copy() {
    try {
      DatabaseCopies copies = new DatabaseCopies(Settings.load(System.getenv()), Clock.systemUTC());
      System.out.println(backup != null ? copies.backup(backup) : copies.restore(restore));
      return 0;
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println((backup != null ? "There is no backup: " : "Nothing was restored: ") + e.getMessage());
      return 2;
    }
  }

  /** A line in the log for every message would stand between the lines of the story. */
  private static boolean quietly(BooleanSupplier story) {
    String log = MessageLog.class.getName();
    Configurator.setLevel(log, Level.WARN);
    try {
      return story.getAsBoolean();
    } finally {
      Configurator.setLevel(log, Level.INFO);
    }
  }

  public static void main(String... arguments) {
    System.exit(new CommandLine(new Command()).execute(arguments));
  }
}
