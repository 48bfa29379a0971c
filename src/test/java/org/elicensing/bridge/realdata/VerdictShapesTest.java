package org.elicensing.bridge.realdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;

/** That verdicts are found in every shape they are known to have, and that a wrong one would be noticed. */
class VerdictShapesTest {

  private static final Path SHAPES = Path.of("src", "test", "resources", "realdata-shapes");
  private static final Set<String> NAMESPACES = Set.of("http://ecs.dgtaxud.ec");
  private static final List<String> FACETS = List.of("enumeration", "fractionDigits", "length", "minInclusive", "pattern", "totalDigits", "whiteSpace");

  private static Verdicts in(String shape) {
    return Verdicts.in(SHAPES.resolve(shape));
  }

  /** As {@code valid: schema} by the name of the file. */
  private static List<String> said(List<Verdict> verdicts) {
    return verdicts.stream().map(each -> each.name() + (each.acceptable() ? " + " : " - ") + (each.schema() == null ? "" : each.schema().getFileName())).toList();
  }

  private static List<Verdict> reversed(List<Verdict> verdicts) {
    return verdicts.stream().map(each -> new Verdict(each.name(), each.schema(), each.message(), !each.acceptable())).toList();
  }

  @Test
  void in_test_sets_every_message_has_its_schema_and_its_verdict() {
    List<String> expected = Stream.concat(
        FACETS.stream().flatMap(facet -> Stream.of("data/" + facet + "-1.xml + " + facet + ".xsd", "data/" + facet + "-2.xml - " + facet + ".xsd")),
        Stream.of("data/length-1.xml + elsewhere.xsd", "data/length-1.xml - with-neighbour.xsd", "data/with-document-type.xml - length.xsd")).toList();
    assertThat(said(in("test-sets").onMessages())).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void in_test_sets_schemas_have_verdicts_of_their_own() {
    assertThat(said(in("test-sets").onSchemas())).contains("data/negativeLength.xsd - negativeLength.xsd", "data/totalDigits.xsd + totalDigits.xsd", "data/with-neighbour.xsd + with-neighbour.xsd")
        .hasSize(FACETS.size() + 5);
  }

  @Test
  void what_has_no_clear_verdict_in_a_test_set_is_set_aside_by_name() {
    assertThat(in("test-sets").setAside()).extracting(SetAside::toString).containsExactlyInAnyOrder(
        "meta/corners_w3c.xml of-no-schema (its schema is said not to be one)",
        "meta/corners_w3c.xml newer (for other versions of XSD only)",
        "meta/corners_w3c.xml unrelated-schema (several schemas that are not read from one)",
        "meta/corners_w3c.xml not-known (the verdict is notKnown)",
        "meta/corners_w3c.xml queried (its makers say: queried)",
        "meta/corners_w3c.xml missing (not there: [../data/nowhere.xml])",
        "meta/corners_w3c.xml without-schema-1 (it has no schema, and a message cannot name its own)");
  }

  @Test
  void tables_are_read_with_headings_in_json_and_in_a_readme() {
    Verdicts found = in("tables");
    assertThat(said(found.given())).containsExactlyInAnyOrder("messages/a.xml + ticket.xsd", "messages/b.xml - ticket.xsd", "messages/c.xml - ticket.xsd",
        "messages/d.xml + ticket.xsd", "messages/e.xml - ticket.xsd");
    assertThat(found.source()).contains("verdicts.csv", "expected.json", "README.md");
    assertThat(found.setAside()).extracting(SetAside::toString).containsExactlyInAnyOrder("messages/gone.xml (not there)", "messages/d.xml (the verdict is perhaps)");
  }

  @Test
  void plain_lines_say_a_status_and_a_file() {
    assertThat(said(in("plain-lines").given())).containsExactly("one.xml + ticket.xsd", "two.xml - ticket.xsd");
  }

  @Test
  void folders_and_files_are_named_for_their_verdict() {
    assertThat(said(in("names").given())).containsExactlyInAnyOrder("valid/first.xml + ticket.xsd", "invalid/second.xml - ticket.xsd",
        "mixed/third-valid.xml + ticket.xsd", "mixed/fourth-invalid.xml - ticket.xsd", "lengths/length-valid.xml + length.xsd", "lengths/invalid_length.xml - length.xsd",
        "series/Message-SV-II-token-1-1.xml - Series-SV-II-token-1.xsd", "series/Message-SV-IV-token-1-2.xml + Series-SV-II-token-1.xsd");
  }

  @Test
  void where_nothing_is_understood_it_is_said_what_lies_there() {
    Verdicts found = in("not-understood");
    assertThat(found.given()).isEmpty();
    assertThat(found.notUnderstood(Path.of("there"))).startsWith("No verdict was understood in there. Looked for W3C test sets")
        .endsWith("There lie 3 files: letter.txt, more/thing.xml, some.xml.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"test-sets", "tables", "plain-lines", "names"})
  void right_verdicts_are_shared_and_each_wrong_one_is_a_difference(String shape) {
    List<Verdict> given = in(shape).given();
    Report right = SchemaTrial.of(shape, given);
    assertThat(right.differences()).isEmpty();
    assertThat(right.shared()).isNotEmpty();
    Report wrong = SchemaTrial.of(shape, reversed(given));
    assertThat(wrong.shared()).isEmpty();
    assertThat(wrong.differences()).hasSameSizeAs(right.shared());
    assertThat(wrong.setAside()).isEqualTo(right.setAside());
  }

  @Test
  void one_wrong_verdict_among_right_ones_fails_and_is_named_with_the_finding() {
    List<Verdict> given = new ArrayList<>(in("plain-lines").given());
    given.set(1, reversed(given).get(1));
    Report report = SchemaTrial.of("plain-lines", given);
    assertThat(report.differences()).singleElement().asString().startsWith("two.xml: said to be acceptable, but the bridge says: /ticket/number:").contains("cvc-pattern-valid");
    assertThatThrownBy(report::judge).isInstanceOf(AssertionError.class).hasMessageContaining("two.xml");
  }

  @Test
  void what_the_shut_doors_refuse_is_set_aside_and_counted() {
    Report report = SchemaTrial.of("test-sets", in("test-sets").given());
    assertThat(report.setAside()).extracting(SetAside::name).containsExactlyInAnyOrder("data/elsewhere.xsd", "data/length-1.xml", "data/assertion.xsd", "data/with-document-type.xml");
    assertThat(report.sentence()).contains("4 set aside", "A schema may name only its neighbours", "the schema is XSD 1.1", "A document type declaration is not accepted");
  }

  @Test
  void a_message_is_not_rightly_refused_when_its_schema_is_none() {
    Path data = SHAPES.resolve("test-sets").resolve("data").toAbsolutePath();
    Report report = SchemaTrial.of("x", List.of(new Verdict("m", data.resolve("negativeLength.xsd"), data.resolve("length-1.xml"), false)));
    assertThat(report.differences()).singleElement().asString().contains("cannot use its schema");
  }

  @Test
  void nothing_tried_is_skipped_and_not_passed() {
    Report report = new Report("nothing");
    assertThatThrownBy(report::judge).isInstanceOf(TestAbortedException.class).hasMessageContaining("No verdict could be tried");
  }

  @Test
  void declarations_are_judged_by_the_bridges_own_reading() {
    Verdicts found = in("aes-table");
    assertThat(said(found.given())).containsExactlyInAnyOrder("messages/declared.xml + ", "messages/quantity.xml - ", "messages/eori.xml - ", "messages/namespace.xml - ",
        "messages/released.xml + ", "messages/type.xml - ", "messages/deep.xml - ", "messages/presented.xml + ");
    aesRightAndWrong(found, 7, List.of("messages/presented.xml"));
    assertThat(AesTrial.of("without the usual namespace", found.given(), Set.of("urn:other")).differences()).hasSize(2).allMatch(each -> each.contains("namespace"));
  }

  @Test
  void where_official_schemas_lie_beside_the_messages_they_judge_as_well() {
    Verdicts found = in("aes-official");
    assertThat(said(found.given())).containsExactlyInAnyOrder("accepted/refused-release.xml + CC551C.xsd", "accepted/presented.xml + CC507C.xsd",
        "rejected/unknown-element.xml - CC551C.xsd", "rejected/presented-with-more.xml - CC507C.xsd");
    aesRightAndWrong(found, 4, List.of());
  }

  private static void aesRightAndWrong(Verdicts found, int tried, List<String> setAside) {
    Report right = AesTrial.of("right", found.given(), NAMESPACES);
    assertThat(right.differences()).isEmpty();
    assertThat(right.shared()).hasSize(tried);
    assertThat(right.setAside()).extracting(SetAside::name).isEqualTo(setAside);
    assertThat(AesTrial.of("wrong", reversed(found.given()), NAMESPACES).differences()).hasSize(tried);
  }
}
