package org.elicensing.bridge.realdata;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * Reads the descriptions of the W3C XML Schema test suite: groups of one schema and messages to try on it. Those for
 * XSD 1.1 only, those without a verdict and those that the suite itself has doubts about are set aside.
 */
final class TestSets {

  private static final int HEAD = 20_000;
  /** What the JDK's validator is: XSD 1.0, second edition. */
  private static final Set<String> VERSIONS = Set.of("1.0", "1.0-2e");
  private static final Set<String> DOUBTED = Set.of("queried", "disputed-test", "disputed-spec");

  private final DataFolder folder;
  private final List<Verdict> given = new ArrayList<>();
  private final List<SetAside> setAside = new ArrayList<>();
  private Path file;

  private TestSets(DataFolder folder) {
    this.folder = folder;
  }

  static Verdicts in(DataFolder folder) {
    TestSets sets = new TestSets(folder);
    folder.files(".testset", ".xml", ".testsetx").forEach(sets::read);
    return new Verdicts("W3C test sets", List.copyOf(sets.given), List.copyOf(sets.setAside));
  }

  private void read(Path candidate) {
    String text = DataFolder.text(candidate);
    if (!text.substring(0, Math.min(HEAD, text.length())).contains("testGroup")) {
      return;
    }
    file = candidate;
    try {
      Element root = builder().parse(new ByteArrayInputStream(DataFolder.bytes(candidate))).getDocumentElement();
      if (!forXsd10(root)) {
        aside(root, "for other versions of XSD only");
        return;
      }
      below(root, "testGroup").forEach(this::group);
    } catch (SAXException | IOException e) {
      setAside.add(new SetAside(folder.name(candidate), "not readable as a test set: " + e.getMessage()));
    }
  }

  private static DocumentBuilder builder() {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      DocumentBuilder builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return builder;
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void group(Element group) {
    Optional<Element> schemaTest = below(group, "schemaTest").findFirst();
    if (!forXsd10(group) || schemaTest.isPresent() && !forXsd10(schemaTest.get())) {
      aside(group, "for other versions of XSD only");
      return;
    }
    if (schemaTest.isEmpty()) {
      below(group, "instanceTest").forEach(test -> aside(test, "it has no schema, and a message cannot name its own"));
      return;
    }
    Optional<Path> schema = entry(schemaTest.get());
    Optional<Boolean> conforming = schema.isPresent() ? verdict(schemaTest.get()) : Optional.empty();
    conforming.ifPresent(acceptable -> given.add(new Verdict(folder.name(schema.get()), schema.get(), null, acceptable)));
    for (Element test : below(group, "instanceTest").toList()) {
      if (schema.isEmpty()) {
        aside(test, "its schema cannot be taken");
      } else if (conforming.isPresent() && !conforming.get()) {
        aside(test, "its schema is said not to be one");
      } else {
        message(test, schema.get());
      }
    }
  }

  private void message(Element test, Path schema) {
    if (!forXsd10(test)) {
      aside(test, "for other versions of XSD only");
      return;
    }
    List<String> named = below(test, "instanceDocument").map(TestSets::location).toList();
    List<Path> there = named.stream().flatMap(each -> folder.find(file, each).stream()).toList();
    if (there.size() != 1 || named.size() != 1) {
      aside(test, "not there: " + named);
      return;
    }
    verdict(test).ifPresent(acceptable -> given.add(new Verdict(folder.name(there.get(0)), schema, there.get(0), acceptable)));
  }

  /** The schema that leads to all the others: the bridge reads a schema from one file. */
  private Optional<Path> entry(Element schemaTest) {
    List<String> named = below(schemaTest, "schemaDocument").map(TestSets::location).toList();
    List<Path> there = named.stream().flatMap(each -> folder.find(file, each).stream()).toList();
    if (there.size() != named.size() || named.isEmpty()) {
      aside(schemaTest, "not there: " + named);
      return Optional.empty();
    }
    List<Path> leading = there.stream().filter(each -> there.stream().noneMatch(other -> !other.equals(each) && leadsTo(other, each))).toList();
    if (leading.size() != 1) {
      aside(schemaTest, "several schemas that are not read from one");
      return Optional.empty();
    }
    return Optional.of(leading.get(0));
  }

  private static boolean leadsTo(Path schema, Path other) {
    return DataFolder.text(schema).matches("(?s).*schemaLocation\\s*=\\s*[\"'][^\"']*\\b" + Pattern.quote(other.getFileName().toString()) + "\\s*[\"'].*");
  }

  private Optional<Boolean> verdict(Element test) {
    List<String> expected = below(test, "expected").filter(each -> VERSIONS.containsAll(versions(each))).map(each -> each.getAttribute("validity")).distinct().toList();
    Optional<Element> doubt = below(test, "current").filter(each -> DOUBTED.contains(each.getAttribute("status"))).findFirst();
    if (doubt.isPresent()) {
      aside(test, "its makers say: " + doubt.get().getAttribute("status"));
    } else if (expected.size() != 1) {
      aside(test, expected.isEmpty() ? "no verdict for XSD 1.0" : "several verdicts: " + expected);
    } else if (VerdictWords.acceptable(expected.get(0)).isEmpty()) {
      aside(test, "the verdict is " + expected.get(0));
    } else {
      return VerdictWords.acceptable(expected.get(0));
    }
    return Optional.empty();
  }

  private void aside(Element what, String reason) {
    setAside.add(new SetAside(folder.name(file) + " " + what.getAttribute("name"), reason));
  }

  /** On groups and tests one version that is read is enough. */
  private static boolean forXsd10(Element element) {
    List<String> versions = versions(element);
    return versions.isEmpty() || versions.stream().anyMatch(VERSIONS::contains);
  }

  private static List<String> versions(Element element) {
    return Stream.of(element.getAttribute("version").split("\\s+")).filter(each -> !each.isEmpty()).toList();
  }

  private static String location(Element document) {
    String linked = document.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    return linked.isEmpty() ? document.getAttribute("href") : linked;
  }

  private static Stream<Element> below(Element element, String name) {
    var found = element.getElementsByTagNameNS("*", name);
    return IntStream.range(0, found.getLength()).mapToObj(each -> (Element) found.item(each));
  }
}
