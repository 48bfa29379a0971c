package org.elicensing.bridge.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever follows a link in the documentation arrives somewhere. */
class DocsLinkTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\\n]*`");
  private static final Set<String> NOT_OURS = Set.of("target", ".git", "data");

  @Test
  void every_relative_link_leads_to_a_file() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      Matcher link = LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""));
      while (link.find()) {
        String target = link.group(1).replaceFirst("#.*", "");
        if (!target.isEmpty() && !target.matches("[a-z]+:.*") && !Files.exists(page.resolveSibling(target))) {
          broken.add(page + " -> " + link.group(1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(""))) {
      return files.filter(file -> file.toString().endsWith(".md") && Stream.of(file.toString().split("/")).noneMatch(NOT_OURS::contains)).sorted().toList();
    }
  }
}
