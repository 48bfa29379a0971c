package org.elicensing.bridge.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A page of docs/ with parts that are printed from the code, each between two comments of its name. Run a test with
 * -Dbridge.docs.write=true to print them anew.
 */
public record Page(Path path) {

  public static Page of(String path) {
    return new Page(Path.of(path));
  }

  /** The part stands in the page as it is printed now. */
  public void says(String part, String printed) {
    String begin = "<!-- " + part + ": printed by a test -->\n";
    String end = "<!-- end of " + part + " -->";
    String text = text();
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf(end);
    assertThat(text).as(path + " has a part " + part).contains(begin, end);
    if (Boolean.getBoolean("bridge.docs.write")) {
      write(text.substring(0, from) + printed + text.substring(to));
    } else {
      assertThat(text.substring(from, to)).as("Write " + path + " anew with -Dbridge.docs.write=true").isEqualTo(printed);
    }
  }

  public String text() {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(path, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
