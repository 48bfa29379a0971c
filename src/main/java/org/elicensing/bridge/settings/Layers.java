package org.elicensing.bridge.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder of files in two layers: the site's own, and beneath it, file by file, the defaults that are
 * packaged with the bridge.
 *
 * @param site the site's folder, or null when there is none
 * @param packaged the defaults
 */
public record Layers(Path site, Path packaged) {

  private static FileSystem jar;

  /**
   * @param given what the operator named, or empty: then the folder beside the working directory, else
   *     beside or above the program
   * @throws IllegalArgumentException if the operator named a folder that does not exist
   */
  public static Layers find(String name, String given) {
    Path packaged = program(Layers.class).map(program -> packaged(program, name)).orElseThrow();
    if (!given.isEmpty()) {
      Path named = Path.of(given).toAbsolutePath().normalize();
      if (!Files.isDirectory(named)) {
        throw new IllegalArgumentException("bridge." + name + ".directory names " + named + ", which is not a folder.");
      }
      return new Layers(named, packaged);
    }
    Path program = program(Layers.class).orElseThrow();
    return Stream.of(Path.of(name), program.resolveSibling(name), up(program).resolve(name))
        .map(path -> path.toAbsolutePath().normalize()).filter(Files::isDirectory).filter(path -> !path.equals(packaged)).findFirst()
        .map(site -> new Layers(site, packaged)).orElseGet(() -> new Layers(null, packaged));
  }

  private static Path up(Path program) {
    Path beside = program.toAbsolutePath().getParent();
    return beside.getParent() == null ? beside : beside.getParent();
  }

  private static Optional<Path> program(Class<?> type) {
    try {
      return Optional.of(Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static synchronized Path packaged(Path program, String name) {
    if (Files.isDirectory(program)) {
      return program.resolve(name);
    }
    try {
      jar = jar == null ? FileSystems.newFileSystem(URI.create("jar:" + program.toUri()), Map.of()) : jar;
      return jar.getPath("/" + name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file, the site's before the packaged one. */
  public Path file(String name) {
    return site != null && Files.exists(site.resolve(name)) ? site.resolve(name) : packaged.resolve(name);
  }

  /** The folders in order of precedence. */
  public List<Path> folders(String name) {
    return site == null ? List.of(packaged.resolve(name)) : List.of(site.resolve(name), packaged.resolve(name));
  }

  /** All files with that ending by their names; the site's hide packaged ones of the same name. */
  public Map<String, Path> files(String ending) {
    Map<String, Path> files = new TreeMap<>();
    for (Path folder : site == null ? List.of(packaged) : List.of(packaged, site)) {
      try (Stream<Path> listed = Files.list(folder)) {
        listed.filter(path -> path.getFileName().toString().endsWith(ending)).forEach(path -> files.put(path.getFileName().toString(), path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  @Override
  public String toString() {
    return site == null ? "packaged defaults" : site + " over packaged defaults";
  }
}
