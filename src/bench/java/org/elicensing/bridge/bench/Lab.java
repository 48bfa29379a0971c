package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Where a run happens: its folder, its servers, its databases. All of it goes when it is closed. */
final class Lab implements AutoCloseable {

  final Options options;
  final Path run;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Path data;
  private Postgres postgres;
  private int stores;

  private Lab(Options options) {
    this.options = options;
    this.run = options.directory().resolve("run");
    this.data = run.resolve("data");
  }

  /** @throws IllegalStateException when there may not be room enough on the disk */
  static Lab open(Options options) {
    Lab lab = new Lab(options);
    remove(lab.run);
    make(lab.data);
    lab.requireRoom();
    return lab;
  }

  private void requireRoom() {
    try {
      long room = Files.getFileStore(run).getUsableSpace();
      if (room < options.roomBytes()) {
        throw new IllegalStateException(String.format(Locale.ROOT, "This run may write %d MiB and there is room for %d MiB; ask for fewer or shorter rounds"
            + " (-Dbench.rounds, -Dbench.seconds) or for less of it (-Dbench.only, -Dbench.database).", options.roomBytes() >> 20, room >> 20));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder for the data of one server. */
  Path folder(String name) {
    return make(data.resolve(name));
  }

  /** A new database of that kind; an embedded one lies where the bridge looks for it in its folder. */
  Store store(String database, Path folder) {
    stores++;
    return switch (database) {
      case Store.SQLITE -> new Store.Sqlite(folder.resolve("bridge.db"));
      case Store.POSTGRESQL -> postgres().create();
      default -> throw new IllegalArgumentException("There is no database " + database + "; there are " + Store.SQLITE + " and " + Store.POSTGRESQL + ".");
    };
  }

  /** A new, empty database beside those of servers. */
  Store store(String database) {
    return store(database, folder("store-" + stores));
  }

  private Postgres postgres() {
    if (postgres == null) {
      say("Starting PostgreSQL");
      postgres = closing(Postgres.start(data.resolve("postgresql")));
    }
    return postgres;
  }

  /** A server in a JVM with the options of all servers. */
  ServerProcess start(String name, List<String> arguments, Map<String, String> environment) {
    List<String> all = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    all.addAll(options.javaOptions());
    all.addAll(arguments);
    return run(name, all, environment);
  }

  /** A server by any command. */
  ServerProcess run(String name, List<String> command, Map<String, String> environment) {
    say("Starting %s", name);
    return closing(ServerProcess.start(run.resolve(name.replaceAll("[^a-z0-9]+", "-") + ".log"), command, environment));
  }

  /** A server of the benchmark's own class path. */
  ServerProcess start(String name, Class<?> program, String... arguments) {
    List<String> all = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    all.addAll(List.of(arguments));
    return start(name, all, Map.of());
  }

  /** Closes it when the run is over, before whatever was there earlier. */
  <T extends AutoCloseable> T closing(T resource) {
    open.push(resource);
    return resource;
  }

  /** A port that nobody listens on just now. */
  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void say(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }

  /** Servers stop before what they stand on. */
  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        say("Something was not closed: %s", e);
      }
    }
    if (!options.keep()) {
      remove(data);
    }
  }

  private static Path make(Path directory) {
    try {
      return Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a folder with all that is in it. */
  static void remove(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
