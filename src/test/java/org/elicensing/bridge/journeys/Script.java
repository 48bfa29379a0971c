package org.elicensing.bridge.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A journey as it is written: a title, then one sentence a line. A line that begins with # is a remark. */
record Script(Path file, String title, List<Line> lines) {

  static final Path FOLDER = Path.of("src/test/resources/journeys/articles");

  /** A sentence, what it means, and where it stands. */
  record Line(int number, String text, Language.Understood understood) {}

  /** Every journey of the folder; -Dbridge.journey=art-06,art-08 plays those only that have one of these in their name. */
  static List<Path> files() {
    String[] wanted = System.getProperty("bridge.journey", "").split(",");
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".journey") && Arrays.stream(wanted).anyMatch(file.toString()::contains)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Script> all(Language language) {
    return files().stream().map(file -> read(file, language));
  }

  /** Whether it is played on a bridge of its own, which it then speaks of at once. */
  boolean isAlone() {
    return lines.get(0).text().startsWith("given a bridge");
  }

  static Script read(Path file, Language language) {
    try {
      return of(file, Files.readAllLines(file), language);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Understands the whole of it before anything is played. */
  static Script of(Path file, List<String> written, Language language) {
    String title = null;
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      String text = written.get(i).strip();
      if (text.isEmpty() || text.startsWith("#")) {
        continue;
      }
      if (title == null) {
        title = text;
      } else {
        lines.add(new Line(i + 1, text, understood(file, i + 1, text, language)));
      }
    }
    return new Script(file, title, lines);
  }

  private static Language.Understood understood(Path file, int number, String text, Language language) {
    try {
      return language.understand(text);
    } catch (IllegalArgumentException e) {
      throw new AssertionError(place(file, number, text) + ": " + e.getMessage(), e);
    }
  }

  /** Plays line after line; whatever goes wrong names its line, and speaks of licences and declarations as the journey does. */
  void play(Scene scene) {
    for (Line line : lines) {
      try {
        line.understood().step().play(line.understood().words(), scene);
      } catch (AssertionError | RuntimeException e) {
        throw new AssertionError(place(file, line.number(), line.text()) + "\n" + scene.names.readable(String.valueOf(e.getMessage())), e);
      }
    }
    scene.end();
  }

  private static String place(Path file, int number, String text) {
    return file.getFileName() + ":" + number + ": " + text;
  }
}
