package org.elicensing.bridge.licensing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.JsonReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.reading.XmlText;
import org.elicensing.bridge.writer.Work;

/** Understands which usage messages a licensing system says that it has, in the syntax of its records. */
public final class ReadAcknowledgement implements LicensingReader {

  public static final String KIND = AcknowledgeUsage.KIND;

  private final NationalFormats formats;
  private final HardenedReader xml;
  private final JsonReader json;
  private final SchemaCheck schema = SchemaCheck.of(ReadAcknowledgement.class.getResource("/schemas/licensing/usage-acknowledgement.xsd"));

  public ReadAcknowledgement(NationalFormats formats, HardenedReader xml) {
    this.formats = formats;
    this.xml = xml;
    this.json = new JsonReader(xml.limits());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Work understand(Received received, boolean replay, Function<MessageRejected, List<Outgoing>> rejection) {
    String system = received.partner() == null ? "" : received.partner();
    NationalFormat format = formats.of(system).orElseThrow(() -> MessageRejected.unacceptable("/", "unknown-system",
        "There is no licensing system " + system + "; known are " + String.join(", ", formats.systems()) + "."));
    List<UsageAcknowledged> said = format.syntax() == RecordSyntax.JSON ? json(json.read(received.raw()).tree()) : xml(xml.read(received.raw()));
    ContentHash content = new ContentHash();
    said.forEach(each -> content.add(each.reference()).add(each.upTo()).add(each.numbers()));
    Subject subject = new Subject(AcknowledgeUsage.KIND, system, null, null, content.bytes(), null, null, null,
        said.stream().map(UsageAcknowledged::reference).collect(Collectors.toCollection(TreeSet::new)));
    return new AcknowledgeUsage(received, subject, system, format.syntax(), said, replay, rejection);
  }

  @Override
  public List<Outgoing> rejected(Received received, Reply reply) {
    return AcknowledgeUsage.onQueue(received, "Rejection", reply);
  }

  @Override
  public RecordSyntax syntax(Received received) {
    return formats.syntax(received.partner());
  }

  private List<UsageAcknowledged> xml(XmlText text) {
    schema.check(text);
    List<UsageAcknowledged> said = new ArrayList<>();
    String reference = null;
    long upTo = 0;
    List<Long> numbers = List.of();
    XMLStreamReader reader = text.reader();
    try {
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamReader.START_ELEMENT) {
          switch (reader.getLocalName()) {
            case "Acknowledgement" -> {
              upTo = 0;
              numbers = new ArrayList<>();
            }
            case "Reference" -> reference = Codes.normal(reader.getElementText());
            case "UpTo" -> upTo = Long.parseLong(reader.getElementText().strip());
            case "Number" -> numbers.add(Long.parseLong(reader.getElementText().strip()));
            default -> { }
          }
        } else if (event == XMLStreamReader.END_ELEMENT && reader.getLocalName().equals("Acknowledgement")) {
          said.add(new UsageAcknowledged("/UsageAcknowledgements/Acknowledgement[" + (said.size() + 1) + "]", reference, upTo, numbers));
        }
      }
      return said;
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text that was read before cannot be read again", e);
    }
  }

  private static List<UsageAcknowledged> json(JsonNode root) {
    JsonNode list = root.path("acknowledgements");
    List<Finding> findings = new ArrayList<>();
    List<UsageAcknowledged> said = new ArrayList<>();
    if (!list.isArray() || list.isEmpty()) {
      findings.add(new Finding("/acknowledgements", "acknowledgement", "It is a list of at least one {reference, upTo or numbers}."));
    }
    for (int i = 0; i < list.size(); i++) {
      String path = "/acknowledgements/" + i;
      JsonNode each = list.get(i);
      String reference = each.path("reference").isTextual() ? Codes.normal(each.get("reference").asText()) : null;
      if (reference == null || !wellFormed(each)) {
        findings.add(new Finding(path, "acknowledgement", "It takes the reference of a licence, and upTo or numbers, in whole numbers from 1."));
      } else {
        List<Long> numbers = new ArrayList<>();
        each.path("numbers").forEach(number -> numbers.add(number.longValue()));
        said.add(new UsageAcknowledged(path, reference, each.path("upTo").longValue(), numbers));
      }
    }
    if (!findings.isEmpty()) {
      throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, findings);
    }
    return said;
  }

  /** Either a number or a list of them, not both and not neither, as in the schema of the XML. */
  private static boolean wellFormed(JsonNode each) {
    if (each.has("upTo") == each.has("numbers")) {
      return false;
    }
    if (each.has("upTo")) {
      return number(each.get("upTo"));
    }
    JsonNode numbers = each.get("numbers");
    boolean good = numbers.isArray() && !numbers.isEmpty();
    for (JsonNode number : numbers) {
      good &= number(number);
    }
    return good;
  }

  private static boolean number(JsonNode node) {
    return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 1;
  }
}
