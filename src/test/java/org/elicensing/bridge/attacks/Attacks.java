package org.elicensing.bridge.attacks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The corpus of hostile messages: small ones from files, large ones and those hidden in a good message made here. */
final class Attacks {

  private static final Path FOLDER = Path.of("src", "test", "resources", "attacks");
  private static final String XSI = "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'";

  /** Host and port that must never be asked for anything. */
  private final String canary;

  Attacks(String canary) {
    this.canary = canary;
  }

  /** The files of a folder: xml, soap or json. */
  List<Attack> files(String folder) {
    return files(FOLDER.resolve(folder));
  }

  List<Attack> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().map(file -> new Attack(folder.getFileName() + "/" + folder.relativize(file), read(file), false)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      return text.contains("@CANARY@") ? text.replace("@CANARY@", canary).getBytes(StandardCharsets.ISO_8859_1) : bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Documents too large to be kept as files; none fits the limits. */
  List<Attack> large() {
    Map<String, String> made = new TreeMap<>();
    made.put("quadratic blow-up", "<!DOCTYPE a [<!ENTITY a \"" + "a".repeat(50_000) + "\">]><a>" + "&a;".repeat(50_000) + "</a>");
    made.put("nested 10 000 deep", "<a>".repeat(10_000) + "</a>".repeat(10_000));
    made.put("nested 500 000 deep and cut", "<a>".repeat(500_000));
    made.put("100 000 attributes", "<a " + count(100_000, i -> "a" + i + "='x' ") + "/>");
    made.put("100 000 name spaces", "<a " + count(100_000, i -> "xmlns:n" + i + "='urn:" + i + "' ") + "/>");
    made.put("1 000 000 siblings", "<a>" + "<b/>".repeat(1_000_000) + "</a>");
    made.put("250 000 siblings of different names", "<a>" + count(250_000, i -> "<b" + i + "/>") + "</a>");
    made.put("a text of 3 MB", "<a>" + "x".repeat(3_000_000) + "</a>");
    made.put("an attribute of 3 MB", "<a b='" + "x".repeat(3_000_000) + "'/>");
    made.put("a name of 3 MB", "<" + "x".repeat(3_000_000) + "/>");
    made.put("a name space of 3 MB", "<a xmlns='urn:" + "x".repeat(3_000_000) + "'/>");
    made.put("700 000 character references", "<a>" + "&#65;".repeat(700_000) + "</a>");
    made.put("300 000 CDATA sections", "<a>" + "<![CDATA[x]]>".repeat(300_000) + "</a>");
    made.put("500 000 comments", "<a>" + "<!---->".repeat(500_000) + "</a>");
    made.put("700 000 instructions", "<a>" + "<?p?>".repeat(700_000) + "</a>");
    made.put("200 000 instructions of different names", "<a>" + count(200_000, i -> "<?p" + i + "?>") + "</a>");
    made.put("a comment of 4 MB", "<a><!--" + "x".repeat(4_000_000) + "--></a>");
    made.put("blanks of 4 MB before the root", " ".repeat(4_000_000) + "<a/>");
    made.put("a document of 40 MB", "<a>" + "x".repeat(40_000_000) + "</a>");
    return made.entrySet().stream().map(each -> new Attack(each.getKey(), utf8(each.getValue()), false)).toList();
  }

  List<Attack> largeJson() {
    Map<String, String> made = new TreeMap<>();
    made.put("a JSON text of 3 MB", "{\"licence\": \"" + "x".repeat(3_000_000) + "\"}");
    made.put("a JSON text of 5 MB", "{\"licence\": \"" + "x".repeat(5_000_000) + "\"}");
    made.put("a JSON name of 3 MB", "{\"" + "x".repeat(3_000_000) + "\": 1}");
    made.put("a JSON number of 3 MB", "{\"licence\": " + "9".repeat(3_000_000) + "}");
    made.put("a word of 3 MB", "x".repeat(3_000_000));
    made.put("2 000 000 members of an array", "[" + "1,".repeat(2_000_000) + "1]");
    made.put("90 000 wrong members", "{\"licence\": {" + count(90_000, i -> "\"m" + i + "\":{},") + "\"z\":1}}");
    made.put("190 000 wrong goods", "{\"licence\": {\"goods\": [" + "1,".repeat(190_000) + "1]}}");
    made.put("90 000 values that cannot be taken over", "{\"licence\": {\"goods\": [" + "1e9,".repeat(90_000) + "1]}}");
    return made.entrySet().stream().map(each -> new Attack(each.getKey(), utf8(each.getValue()), false)).toList();
  }

  /**
   * Hidden in a message that is good otherwise.
   *
   * @param good without XML declaration
   * @param reference stands in it as the text of an element
   * @param number stands in it as the text of an element
   */
  List<Attack> in(String good, String reference, String number) {
    String root = good.substring(1, good.indexOf(' '));
    int inside = good.indexOf('>') + 1;
    List<Attack> attacks = new ArrayList<>();
    Map<String, String> doctypes = new TreeMap<>();
    doctypes.put("an entity of its own", "<!DOCTYPE " + root + " [<!ENTITY e 'x'>]>");
    doctypes.put("an entity from a file", "<!DOCTYPE " + root + " [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>");
    doctypes.put("an entity from the net", "<!DOCTYPE " + root + " [<!ENTITY e SYSTEM 'http://" + canary + "/e'>]>");
    doctypes.put("a parameter entity", "<!DOCTYPE " + root + " [<!ENTITY % e SYSTEM 'http://" + canary + "/p'> %e;]>");
    doctypes.forEach((name, doctype) -> attacks.add(bad("hidden: " + name, doctype + good.replace(">" + reference + "<", ">&e;<"))));
    attacks.add(bad("hidden: a document type elsewhere", "<!DOCTYPE " + root + " SYSTEM 'http://" + canary + "/dtd'>" + good));
    attacks.add(bad("hidden: more after the end", good + "<more/>"));
    attacks.add(bad("hidden: cut in the middle", good.substring(0, good.length() / 2)));
    for (String each : List.of("1e5", "-1", "+1", "NaN", "INF", "1234567890123", "0.1234567", "1,5", "0x10", "１２", ".", "", "1 000", "9".repeat(90_000))) {
      attacks.add(bad("hidden: the number " + each.substring(0, Math.min(20, each.length())), good.replace(">" + number + "<", ">" + each + "<")));
    }
    for (String each : List.of("", " \t\n ", "&#x2003;&#x3000;", "&#10;&#13;&#10;", "A&#10;B", "x".repeat(71), "x".repeat(90_000), "x<!---->".repeat(90_000), " <?p?>".repeat(95_000) + "x".repeat(80), " ".repeat(90_000) + "x".repeat(80), "a ".repeat(40_000),
        "&#xE000;".repeat(100), "&lt;&amp;&gt;&quot;&apos;".repeat(20), "&#x10FFFF;".repeat(80), "&#0;", "&#x1B;", "&#xFFFE;", "&#xD800;&#xDC00;")) {
      attacks.add(bad("hidden: the reference " + each.substring(0, Math.min(30, each.length())).strip(), good.replace(">" + reference + "<", ">" + each + "<")));
    }
    attacks.add(bad("hidden: no value at all", good.replace(">" + reference + "<", " " + XSI + " xsi:nil='true'><")));
    attacks.add(bad("hidden: another root", "<evil:" + root.replaceFirst(".*:", "") + " xmlns:evil='urn:evil'>" + good + "</evil:" + root.replaceFirst(".*:", "") + ">"));
    attacks.add(fine("hidden: an include", good.substring(0, inside) + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='http://" + canary + "/i'/>" + good.substring(inside)));
    attacks.add(fine("hidden: a place of schemas", good.substring(0, inside - 1) + " " + XSI + " xsi:schemaLocation='urn:x http://" + canary + "/x.xsd' xsi:noNamespaceSchemaLocation='http://" + canary + "/y.xsd'" + good.substring(inside - 1)));
    attacks.add(fine("hidden: a stylesheet", "<?xml-stylesheet href='http://" + canary + "/style.xsl' type='text/xsl'?>" + good));
    attacks.add(fine("hidden: a type", good.replace(">" + reference + "<", " " + XSI + " xmlns:xs='http://www.w3.org/2001/XMLSchema' xsi:type='xs:string'>" + reference + "<")));
    attacks.add(fine("hidden: a reference in CDATA and comments", good.replace(">" + reference + "<", "><!-- --><![CDATA[" + reference + "]]><?p?><")));
    return attacks;
  }

  private static Attack bad(String name, String text) {
    return new Attack(name, utf8(text), false);
  }

  private static Attack fine(String name, String text) {
    return new Attack(name, utf8(text), true);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String count(int to, java.util.function.IntFunction<String> each) {
    return IntStream.range(0, to).mapToObj(each).collect(Collectors.joining());
  }
}
