package org.elicensing.bridge.realdata;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the schema that a message is to fit where no table says it: by what the message hints at, by name, or the only one near it. */
final class SchemaBeside {

  private static final Pattern HINT = Pattern.compile("(?:noNamespaceS|\\bs)chemaLocation\\s*=\\s*[\"']\\s*([^\"']*?)\\s*[\"']");
  private static final Pattern ROOT = Pattern.compile("<(?:[\\w.-]+:)?([\\w.-]+)[\\s/>]");

  private SchemaBeside() {}

  static Optional<Path> of(Path message, DataFolder folder) {
    String text = DataFolder.text(message);
    Optional<Path> hinted = hinted(message, text, folder);
    for (Path near = message.getParent(); hinted.isEmpty() && folder.holds(near); near = near.getParent()) {
      hinted = among(schemas(near, folder), message, text);
    }
    return hinted;
  }

  private static Optional<Path> hinted(Path message, String text, DataFolder folder) {
    Matcher hint = HINT.matcher(text);
    if (!hint.find()) {
      return Optional.empty();
    }
    String[] words = hint.group(1).split("\\s+");
    return folder.find(message, words[words.length - 1]).filter(each -> DataFolder.lastName(each).endsWith(".xsd"));
  }

  private static Optional<Path> among(List<Path> schemas, Path message, String text) {
    Matcher root = ROOT.matcher(text.replaceAll("(?s)<!--.*?-->|<[?!].*?>", ""));
    List<String> names = new ArrayList<>(List.of(DataFolder.stem(message), NamedVerdicts.bare(DataFolder.stem(message))));
    if (root.find()) {
      names.add(root.group(1));
    }
    return names.stream().flatMap(name -> schemas.stream().filter(each -> DataFolder.stem(each).equalsIgnoreCase(name))).findFirst()
        .or(() -> schemas.size() == 1 ? Optional.of(schemas.get(0)) : Optional.empty());
  }

  private static List<Path> schemas(Path near, DataFolder folder) {
    return Stream.of("", "schema", "schemas", "xsd", "xsds").map(each -> each.isEmpty() ? near : near.resolve(each))
        .flatMap(each -> folder.schemasIn(each).stream()).toList();
  }
}
