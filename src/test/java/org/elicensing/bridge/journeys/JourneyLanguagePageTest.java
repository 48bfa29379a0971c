package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.house.Page;
import org.junit.jupiter.api.Test;

/** The sentences of journeys are listed in their page, and what is none of them is named with file and line. */
class JourneyLanguagePageTest {

  private static final Pattern NAMED = Pattern.compile("`(art-[a-z0-9*-]+|[A-Z]\\w+Test)`");
  private static final Path FILE = Path.of("art-06-1-somewhere.journey");

  @Test
  void page_lists_every_sentence() {
    Page.of(Script.FOLDER.resolve("README.md").toString()).says("sentences", Language.spoken().printed());
  }

  @Test
  void every_journey_is_written_in_these_sentences() {
    Language language = Language.spoken();
    assertThat(Script.files()).allSatisfy(file -> assertThat(Script.read(file, language).lines()).isNotEmpty());
  }

  @Test
  void every_sentence_is_said_in_some_journey() {
    assumeTrue(System.getProperty("bridge.journey") == null, "only some journeys are read");
    Language language = Language.spoken();
    Set<Sentence> said = Script.files().stream().flatMap(file -> Script.read(file, language).lines().stream()).map(line -> line.understood().sentence()).collect(Collectors.toSet());
    assertThat(language.sentences()).allSatisfy(sentence -> assertThat(said).contains(sentence));
  }

  /** A journey that shows nothing of the regulation, or a row that nothing shows, would be seen here. */
  @Test
  void page_says_of_every_journey_what_it_shows() throws IOException {
    assumeTrue(System.getProperty("bridge.journey") == null, "only some journeys are read");
    Set<String> journeys = Script.files().stream().map(file -> file.getFileName().toString().replace(".journey", "")).collect(Collectors.toSet());
    Set<String> shown = new HashSet<>();
    Matcher named = NAMED.matcher(Files.readString(Script.FOLDER.resolve("README.md")).split("## What shows what")[1]);
    while (named.find()) {
      String name = named.group(1);
      if (name.startsWith("art-")) {
        Set<String> meant = journeys.stream().filter(each -> each.matches(name.replace("*", ".*"))).collect(Collectors.toSet());
        assertThat(meant).as(name).isNotEmpty();
        shown.addAll(meant);
      } else {
        try (Stream<Path> tests = Files.walk(Path.of("src/test/java"))) {
          assertThat(tests.anyMatch(file -> file.endsWith(name + ".java"))).as(name).isTrue();
        }
      }
    }
    assertThat(shown).isEqualTo(journeys);
  }

  @Test
  void unknown_sentence_is_named_with_file_and_line_before_anything_is_played() {
    assertThatThrownBy(() -> script("Article 6(1)", "", "# a remark", "customs checks XI-1", "customs hopes for the best"))
        .isInstanceOf(AssertionError.class).hasMessageContaining("art-06-1-somewhere.journey:5: customs hopes for the best: no sentence says this");
  }

  @Test
  void sentence_with_two_meanings_is_named() {
    Language language = new Language();
    language.means("customs {does} it", (words, scene) -> {});
    language.means("customs reserves {what}", (words, scene) -> {});
    assertThatThrownBy(() -> language.understand("customs reserves it")).hasMessageContaining("customs {does} it").hasMessageContaining("customs reserves {what}");
  }

  @Test
  void what_stands_in_brackets_may_be_left_out() {
    Sentence sentence = Sentence.of("customs clears {mrn}[ with {goods...}][ at {where=sea|land}]");
    assertThat(sentence.in("customs clears MRN-1").orElseThrow().has("goods")).isFalse();
    Words words = sentence.in("customs clears MRN-1 with 30 KGM and 4.00 EUR at sea").orElseThrow();
    assertThat(List.of(words.get("mrn"), words.get("goods"), words.get("where"))).containsExactly("MRN-1", "30 KGM and 4.00 EUR", "sea");
    assertThat(sentence.in("customs clears MRN-1 at night")).isEmpty();
    assertThat(sentence).hasToString("customs clears {mrn}[ with {goods …}][ at {sea|land}]");
  }

  @Test
  void quantities_are_told_from_values_by_their_currency() {
    assertThat(Measures.read("40 KGM and 5000.00 EUR")).isEqualTo(new Measures("40", "KGM", "5000.00", "EUR"));
    assertThat(Measures.read("5000.00 EUR")).isEqualTo(new Measures(null, null, "5000.00", "EUR"));
    assertThat(Measures.read("no quantity")).isEqualTo(new Measures(null, null, null, null));
    assertThatThrownBy(() -> Measures.read("forty KGM")).hasMessageContaining("forty KGM");
  }

  private static Script script(String... lines) {
    return Script.of(FILE, List.of(lines), Language.spoken());
  }
}
