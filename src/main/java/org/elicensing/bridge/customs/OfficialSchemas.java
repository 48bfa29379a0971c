package org.elicensing.bridge.customs;

import java.io.IOException;
import java.net.MalformedURLException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.elicensing.bridge.reading.SchemaCheck;

/** An official schema set that an operator has: one file per message, named for it. The original messages are validated against it first. */
public final class OfficialSchemas {

  private static final Pattern MESSAGE = Pattern.compile("(CC[0-9]{3}C)[.]xsd", Pattern.CASE_INSENSITIVE);

  private OfficialSchemas() {}

  /**
   * @param folder empty: there is none
   * @throws IllegalArgumentException if the folder is missing or has no schema
   */
  public static Map<String, SchemaCheck> in(String folder) {
    Map<String, SchemaCheck> schemas = new HashMap<>();
    if (folder.isEmpty()) {
      return schemas;
    }
    for (Path file : files(Path.of(folder))) {
      var name = MESSAGE.matcher(file.getFileName().toString());
      if (name.matches()) {
        schemas.put(name.group(1).toUpperCase(java.util.Locale.ROOT), check(file));
      }
    }
    if (schemas.isEmpty()) {
      throw new IllegalArgumentException("bridge.customs.schemas names " + folder + ", which has no file like CC515C.xsd.");
    }
    return schemas;
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> listed = Files.list(folder)) {
      return listed.toList();
    } catch (IOException e) {
      throw new IllegalArgumentException("bridge.customs.schemas names " + folder + ", which cannot be read: " + e.getMessage(), e);
    }
  }

  private static SchemaCheck check(Path file) {
    try {
      return SchemaCheck.of(file.toUri().toURL());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(file + " cannot be read", e);
    }
  }
}
