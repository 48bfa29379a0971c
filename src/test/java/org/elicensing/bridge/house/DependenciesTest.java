package org.elicensing.bridge.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nobody adds a library without a sentence that says what for. */
class DependenciesTest {

  @Test
  void every_library_is_explained() throws IOException {
    String pom = Files.readString(Path.of("pom.xml")).replaceAll("(?s)<exclusions>.*?</exclusions>", "").replaceAll("(?s)<dependencyManagement>.*?</dependencyManagement>", "");
    String dependencies = pom.substring(pom.indexOf("<dependencies>"), pom.indexOf("</dependencies>"));
    List<String> libraries = Pattern.compile("<artifactId>([^<]+)</artifactId>").matcher(dependencies).results().map(found -> found.group(1)).toList();
    String page = Files.readString(Path.of("docs/decisions/0013-dependencies.md"));

    assertThat(libraries).isNotEmpty().allSatisfy(library -> assertThat(page).contains("`" + library + "`"));
  }
}
