package org.elicensing.bridge.realdata;

import static java.util.stream.Collectors.groupingBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A folder of unknown layout, and how its files name one another. */
final class DataFolder {

  private final Path root;
  private final List<Path> files;
  private final Map<Path, List<Path>> byLastName;
  private final Map<Path, List<Path>> schemas;

  private DataFolder(Path root, List<Path> files) {
    this.root = root;
    this.files = files;
    this.byLastName = files.stream().collect(groupingBy(Path::getFileName));
    this.schemas = files(".xsd").stream().collect(groupingBy(Path::getParent));
  }

  static DataFolder at(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try (Stream<Path> below = Files.walk(root)) {
      return new DataFolder(root, below.filter(Files::isRegularFile).filter(each -> !root.relativize(each).toString().startsWith(".")).sorted().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Path> files(String... endings) {
    return files.stream().filter(each -> Stream.of(endings).anyMatch(lastName(each)::endsWith)).toList();
  }

  /** In lower case. */
  static String lastName(Path file) {
    return file.getFileName().toString().toLowerCase(Locale.ROOT);
  }

  static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("[.][^.]*$", "");
  }

  String name(Path file) {
    return root.relativize(file).toString();
  }

  boolean holds(Path folder) {
    return folder.startsWith(root);
  }

  List<Path> schemasIn(Path folder) {
    return schemas.getOrDefault(folder, List.of());
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** To look at, whatever the encoding: names in XML and tables are ASCII. */
  static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /**
   * What one file means by another's name: a path from its own folder or from the root, and for a folder that
   * was cut out of a larger one the end of a path, if only one file ends so.
   */
  Optional<Path> find(Path namedBy, String named) {
    String path = named.strip();
    if (path.isEmpty() || path.length() > 1_000 || path.contains("://") || path.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    if (path.contains("%")) {
      Optional<Path> decoded = decoded(path).flatMap(each -> find(namedBy, each));
      if (decoded.isPresent()) {
        return decoded;
      }
    }
    Path relative = Path.of(path.replaceFirst("^/+", ""));
    Path last = relative.getFileName();
    return Stream.of(namedBy.resolveSibling(relative), root.resolve(relative)).map(Path::normalize).filter(this::has).findFirst()
        .or(() -> byItsEnd(relative.normalize()))
        .or(() -> Stream.of(namedBy.resolveSibling(last), root.resolve(last)).filter(this::has).findFirst());
  }

  private static Optional<String> decoded(String path) {
    try {
      String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      return decoded.equals(path) || decoded.contains("%") ? Optional.empty() : Optional.of(decoded);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** One name alone could be that of another file. */
  private Optional<Path> byItsEnd(Path relative) {
    int names = relative.getNameCount();
    for (int first = 0; first < names - 1; first++) {
      Path end = relative.subpath(first, names);
      List<Path> ending = byLastName.getOrDefault(relative.getFileName(), List.of()).stream().filter(each -> each.endsWith(end)).toList();
      if (!ending.isEmpty()) {
        return ending.size() == 1 ? Optional.of(ending.get(0)) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private boolean has(Path file) {
    return byLastName.getOrDefault(file.getFileName(), List.of()).contains(file);
  }

  String firstNames(int most) {
    List<String> names = files.stream().map(this::name).toList();
    return names.isEmpty() ? "no files" : names.size() + " files: " + String.join(", ", names.subList(0, Math.min(most, names.size()))) + (names.size() > most ? ", …" : "");
  }
}
