package org.elicensing.bridge.licensing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.SchemaCheck;

/** All national formats that the bridge reads, one per folder. */
public final class NationalFormats {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,30}");

  private final Map<String, NationalFormat> formats;

  private NationalFormats(Map<String, NationalFormat> formats) {
    this.formats = formats;
  }

  /**
   * @param directories where the folders are, in order of precedence; a folder wholly hides those of its name
   *     in later directories, and a directory that does not exist is passed over
   * @throws IllegalStateException naming every folder that does not load, and why
   */
  public static NationalFormats load(List<Path> directories, SchemaCheck certificateSchema, HardenedReader reader) {
    Map<String, NationalFormat> formats = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    folders(directories).forEach((name, folder) -> {
      try {
        formats.put(name, NationalFormat.load(name, folder, certificateSchema, reader));
      } catch (IllegalStateException e) {
        wrong.add("The national format in " + folder + " does not load. " + e.getMessage());
      }
    });
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(String.join(System.lineSeparator(), wrong));
    }
    return new NationalFormats(formats);
  }

  /** The format of a licensing system. */
  public Optional<NationalFormat> of(String system) {
    return Optional.ofNullable(formats.get(system));
  }

  /** The syntax that a system is answered in; XML where nobody knows it, or it did not say who it is. */
  public RecordSyntax syntax(String system) {
    return of(system == null ? "" : system).map(NationalFormat::syntax).orElse(RecordSyntax.XML);
  }

  /** The names of all systems, in order. */
  public Set<String> systems() {
    return Collections.unmodifiableSet(formats.keySet());
  }

  private static Map<String, Path> folders(List<Path> directories) {
    Map<String, Path> folders = new TreeMap<>();
    for (Path directory : directories) {
      for (Path folder : within(directory)) {
        // A path in an archive may end with a slash.
        String name = folder.getFileName().toString().replace("/", "");
        if (!NAME.matcher(name).matches()) {
          throw new IllegalStateException("The folder " + folder + " cannot name a licensing system: " + NAME);
        }
        folders.putIfAbsent(name, folder);
      }
    }
    return folders;
  }

  private static List<Path> within(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.filter(Files::isDirectory).filter(entry -> !entry.getFileName().toString().startsWith(".")).toList();
    } catch (IOException e) {
      throw new IllegalStateException("The directory " + directory + " cannot be read: " + e.getMessage(), e);
    }
  }
}
