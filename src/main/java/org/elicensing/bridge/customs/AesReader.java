package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.namespace.QName;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.reading.XmlText;

/**
 * Reads the family of AES messages: keeps what the bridge uses, checks that against the bridge's own
 * schema and says what it means. See {@code docs/messages/aes.md}.
 */
public final class AesReader {

  /** The canonical form was written here and is bounded by what it was made from. */
  private static final ReadingLimits OWN_LIMITS = new ReadingLimits(Integer.MAX_VALUE, 32, 1_000_000, 32, 100_000);

  private static final String EXPORTER = "Exporter";
  private static final String IDENTIFICATION = "identificationNumber";
  private static final String OWN_NAMESPACE_NAMED = '"' + CanonicalAes.NAMESPACE + "\":";

  private final Set<String> acceptedNamespaces;
  private final Map<String, SchemaCheck> officialSchemas;
  private final HardenedReader canonicalReader = new HardenedReader(OWN_LIMITS);
  private final SchemaCheck canonicalSchema = SchemaCheck.of(
      Objects.requireNonNull(AesReader.class.getResource("/schemas/aes/declaration.xsd"), "schemas/aes/declaration.xsd"));

  /**
   * @param acceptedNamespaces of root elements
   * @param officialSchemas by message type, such as CC515C: where there is one, the message as it came must
   *     fit it as well
   */
  public AesReader(Set<String> acceptedNamespaces, Map<String, SchemaCheck> officialSchemas) {
    this.acceptedNamespaces = Set.copyOf(acceptedNamespaces);
    this.officialSchemas = Map.copyOf(officialSchemas);
  }

  /** @throws MessageRejected unacceptable, with all findings */
  public DeclarationMessage read(XmlText text) {
    return readAndKeep(text).message();
  }

  /**
   * Reads a message that is to be remembered, such as a CC515C until its acceptance.
   *
   * @throws MessageRejected unacceptable, with all findings
   */
  public AesReading readAndKeep(XmlText text) {
    List<Finding> findings = new ArrayList<>();
    UsedElement root = rootOf(text, findings);
    SchemaCheck official = officialSchemas.get(root.name());
    if (official != null) {
      check(official, text, findings);
      rejectIfAny(findings);
    }
    UsedNode used = AesProjection.of(root, text);
    byte[] canonical = CanonicalAes.write(used);
    checkCanonical(canonical, findings);
    findings.addAll(AesRules.findings(used));
    rejectIfAny(findings);
    return new AesReading(DeclarationTranslator.translate(used), canonical);
  }

  /** A remembered message with the exporter of an earlier one, where it names none itself: amended are the goods. */
  byte[] exportedAs(byte[] canonical, byte[] earlier) {
    String exporter = earlier == null ? null : projection(earlier).textAt(EXPORTER, IDENTIFICATION);
    UsedNode message = projection(canonical);
    if (exporter == null || message.textAt(EXPORTER, IDENTIFICATION) != null) {
      return canonical;
    }
    UsedNode number = new UsedNode(message.element().child(EXPORTER).child(IDENTIFICATION));
    number.append(exporter);
    number.close();
    UsedNode party = new UsedNode(message.element().child(EXPORTER));
    party.children().add(number);
    message.children().removeIf(child -> child.element().name().equals(EXPORTER));
    message.children().add(party);
    return CanonicalAes.write(message);
  }

  /**
   * Reads again what was kept.
   *
   * @param canonical from {@link AesReading#canonical}
   */
  public DeclarationMessage ofCanonical(byte[] canonical) {
    return DeclarationTranslator.translate(projection(canonical));
  }

  private UsedNode projection(byte[] canonical) {
    XmlText text = canonicalReader.read(canonical);
    UsedElement root = AesElements.of(text.root().getLocalPart());
    if (root == null || !CanonicalAes.NAMESPACE.equals(text.root().getNamespaceURI())) {
      throw new IllegalStateException(text.root() + " is not the canonical form of a declaration message");
    }
    return AesProjection.of(root, text);
  }

  private UsedElement rootOf(XmlText text, List<Finding> findings) {
    QName name = text.root();
    String path = "/" + name.getLocalPart();
    if (!acceptedNamespaces.contains(name.getNamespaceURI())) {
      findings.add(new Finding(path, "namespace", "The namespace '" + name.getNamespaceURI() + "' is not accepted."));
    }
    UsedElement root = AesElements.of(name.getLocalPart());
    if (root == null) {
      findings.add(new Finding(path, "message-type", "The bridge does not read " + name.getLocalPart() + " messages."));
      rejectIfAny(findings);
    }
    return root;
  }

  /** The sender never saw our namespace, so it does not stand in what the sender is told. */
  private void checkCanonical(byte[] canonical, List<Finding> findings) {
    List<Finding> found = new ArrayList<>();
    check(canonicalSchema, canonicalReader.read(canonical), found);
    for (Finding finding : found) {
      findings.add(new Finding(finding.path(), finding.code(), finding.sentence().replace(OWN_NAMESPACE_NAMED, "")));
    }
  }

  private static void check(SchemaCheck schema, XmlText text, List<Finding> findings) {
    try {
      schema.check(text);
    } catch (MessageRejected rejected) {
      findings.addAll(rejected.findings());
    }
  }

  private static void rejectIfAny(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, findings);
    }
  }
}
