package org.elicensing.bridge.licensing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mapping is written by others: it may be wrong or worse, and the bridge still answers. */
class HostileMappingTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {
      "doc('file:secret.txt')", "document('SECRET')", "doc('http://127.0.0.1:9/x')", "unparsed-text('SECRET')",
      "unparsed-text-lines('SECRET')", "json-doc('SECRET')", "collection('FOLDER')", "uri-collection('FOLDER')", "collection()",
      "parse-xml('&lt;!DOCTYPE a [&lt;!ENTITY b SYSTEM &quot;SECRET&quot;>]>&lt;a>&amp;b;&lt;/a>')",
      "transform(map { 'stylesheet-location': 'SECRET', 'initial-template': QName('', 'main') })?output"})
  void opens_nothing(String expression) throws IOException {
    Formats.write(folder, "secret.txt", "TOP-SECRET");
    String secret = folder.resolve("secret.txt").toUri().toString();
    Finding finding = findingOf("", "<Licence><xsl:value-of select=\"" + expression.replace("SECRET", secret).replace("FOLDER", folder.toUri().toString()) + "\"/></Licence>");

    assertThat(finding.code()).isEqualTo("mapping-failed");
    assertThat(finding.sentence()).doesNotContain("TOP-SECRET").doesNotContain("\tat ");
  }

  @Test
  void reads_no_environment() throws IOException {
    Finding finding = findingOf("", "<m:Finding code=\"{count(available-environment-variables())}\">{system-property('user.home')}</m:Finding>");

    assertThat(finding.code()).isEqualTo("0");
  }

  @Test
  void writes_no_second_result() throws IOException {
    Path second = folder.resolve("second.xml");
    Formats.write(folder, "mapping.xslt",
        Formats.stylesheet("", "<Licence><xsl:result-document href=\"" + second.toUri() + "\"><a/></xsl:result-document></Licence>"));

    assertThatThrownBy(() -> Formats.load(folder)).hasMessageContaining("xsl:result-document is disabled");
    assertThat(second).doesNotExist();
  }

  @Test
  void is_ended_when_it_calls_itself_without_end() throws IOException {
    Finding finding = findingOf("<xsl:function name=\"m:deep\"><xsl:param name=\"n\"/><xsl:sequence select=\"1 + m:deep($n + 1)\"/></xsl:function>",
        "<Licence><xsl:value-of select=\"m:deep(1)\"/></Licence>");

    assertThat(finding.code()).isIn("mapping-failed", "mapping-too-slow");
  }

  @Test
  void answers_in_time_when_it_never_ends() throws IOException {
    long start = System.nanoTime();
    // Bounded, so that the test leaves no thread behind for ever.
    Finding finding = findingOf("", "<Licence><xsl:value-of select=\"count((1 to 300000000)[. mod 7 = xs:integer(string-length($record)) mod 11])\"/></Licence>");

    assertThat(finding.code()).isEqualTo("mapping-too-slow");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  @Test
  void is_ended_when_it_writes_without_end() throws IOException {
    Finding finding = findingOf("", "<Licences><xsl:for-each select=\"1 to 1000000000\"><Licence><Reference>A long enough reference</Reference></Licence></xsl:for-each></Licences>");

    assertThat(finding.code()).isIn("mapping-failed", "mapping-too-slow");
  }

  @Test
  void says_what_its_message_says() throws IOException {
    Finding finding = findingOf("", "<xsl:message terminate=\"yes\">The record has no holder</xsl:message>");

    assertThat(finding.code()).isEqualTo("mapping-failed");
    assertThat(finding.sentence()).contains("The record has no holder");
  }

  @Test
  void must_write_licences() throws IOException {
    assertThat(findingOf("", "<Other/>").code()).isEqualTo("not-a-licence");
    assertThat(findingOf("", "").code()).isEqualTo("mapping-failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../other.xslt", "http://127.0.0.1:9/a.xslt", "file:///etc/a.xslt", "missing.xslt"})
  void includes_only_its_neighbours(String href) throws IOException {
    Formats.write(folder.resolveSibling("x"), "other.xslt", Formats.stylesheet("", ""));
    Formats.write(folder, "mapping.xslt", Formats.stylesheet("<xsl:include href=\"" + href + "\"/>", "<Licence/>"));

    assertThatThrownBy(() -> Formats.load(folder)).isInstanceOf(IllegalStateException.class).hasMessageContaining("mapping.xslt");
  }

  @Test
  void does_not_load_with_a_mistake_and_names_its_line() throws IOException {
    Formats.write(folder, "mapping.xslt", Formats.stylesheet("", "\n<xsl:value-of select=\"1 +\"/>"));

    assertThatThrownBy(() -> Formats.load(folder)).isInstanceOf(IllegalStateException.class).hasMessageContaining("mapping.xslt line 5");
  }

  @Test
  void does_not_load_with_a_constant_that_nothing_takes() throws IOException {
    Formats.write(folder, "mapping.xslt", Formats.stylesheet("<xsl:param name=\"state\"/>", "<Licence/>"));
    Formats.write(folder, "constants.properties", "sate=NL");

    assertThatThrownBy(() -> Formats.load(folder)).hasMessageContaining("sate");
  }

  @Test
  void does_not_load_without_a_template_that_takes_the_record() throws IOException {
    Formats.write(folder, "mapping.xslt", Formats.stylesheet("", "<Licence/>").replace("name=\"main\"", "name=\"start\""));

    assertThatThrownBy(() -> Formats.load(folder)).hasMessageContaining("no template main");
  }

  private Finding findingOf(String declarations, String main) throws IOException {
    Formats.write(folder, "mapping.xslt", Formats.stylesheet(declarations, main));
    NationalFormat format = Formats.load(folder);
    try {
      return format.translate(Formats.bytes("record")).get(0).findings().get(0);
    } catch (MessageRejected e) {
      assertThat(e.kind()).isEqualTo(MessageRejected.Kind.UNACCEPTABLE);
      return e.findings().get(0);
    }
  }
}
