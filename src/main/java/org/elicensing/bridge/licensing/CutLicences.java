package org.elicensing.bridge.licensing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elicensing.bridge.reading.ElementPath;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.XmlText;

/**
 * Cuts a document into its licences, so that one bad licence does not stop its neighbours: the root is one
 * {@code Licence}, one {@code Finding} of a mapping, or {@code Licences} with any number of both.
 */
final class CutLicences {

  private final HardenedReader reader;
  private final boolean mapped;
  private final ElementPath path = new ElementPath();
  private final List<MappedRecord> records = new ArrayList<>();
  private Refusal open;

  /** Findings in a row about the same record are one refusal. */
  private record Refusal(String recordId, String reference, List<Finding> findings) {
    boolean sameAs(String otherId, String otherReference) {
      return Objects.equals(recordId, otherId) && Objects.equals(reference, otherReference);
    }
  }

  private CutLicences(HardenedReader reader, boolean mapped) {
    this.reader = reader;
    this.mapped = mapped;
  }

  /** @param mapped whether a mapping made the document, and its notes count */
  static List<MappedRecord> of(XmlText document, HardenedReader reader, boolean mapped) {
    try {
      XMLStreamReader in = document.reader();
      in.nextTag();
      return new CutLicences(reader, mapped).root(in);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text that was read before cannot be read again", e);
    }
  }

  private List<MappedRecord> root(XMLStreamReader in) throws XMLStreamException {
    if (in.getName().equals(CertificateNames.LICENCES)) {
      path.enter(in.getLocalName());
      envelope(in);
    } else if (!isLicenceOrFinding(in)) {
      throw MessageRejected.unacceptable("/" + in.getLocalName(), "not-a-licence",
          "A Licence or Licences of " + CertificateNames.CERTIFICATE + " is expected, not " + in.getName() + ".");
    } else {
      one(in);
    }
    closeRefusal();
    if (records.isEmpty()) {
      throw MessageRejected.unacceptable("/", "no-licence", "There is no licence in this record.");
    }
    return records;
  }

  private void envelope(XMLStreamReader in) throws XMLStreamException {
    for (int event = in.next(); event != XMLStreamConstants.END_ELEMENT; event = in.next()) {
      if (event == XMLStreamConstants.START_ELEMENT) {
        one(in);
      } else if ((event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) && !in.getText().isBlank()) {
        throw MessageRejected.unacceptable("/Licences", "text-between-licences", "There is text between the licences.");
      }
    }
  }

  private boolean isLicenceOrFinding(XMLStreamReader in) {
    return in.getName().equals(CertificateNames.LICENCE) || mapped && SourceNotes.OF_A_MAPPING.isFinding(in);
  }

  private void one(XMLStreamReader in) throws XMLStreamException {
    path.enter(in.getLocalName());
    if (mapped && SourceNotes.OF_A_MAPPING.isFinding(in)) {
      refusal(in);
    } else {
      closeRefusal();
      records.add(licence(in));
    }
    path.leave();
  }

  private MappedRecord licence(XMLStreamReader in) throws XMLStreamException {
    boolean known = in.getName().equals(CertificateNames.LICENCE);
    String recordId = mapped ? in.getAttributeValue(CertificateNames.MAPPING, "record") : null;
    String replaces = mapped ? in.getAttributeValue(CertificateNames.MAPPING, "replaces") : null;
    CanonicalLicence copy = new CanonicalLicence(mapped ? SourceNotes.OF_A_MAPPING : SourceNotes.itself(path.toString()));
    byte[] bytes = copy.copy(in);
    List<Finding> findings = new ArrayList<>(new Provenance(copy.origins).explain(copy.findings));
    if (!known) {
      findings.add(new Finding(path.toString(), "not-a-licence", "A Licence is expected here."));
    }
    XmlText certificate = findings.isEmpty() ? reader.read(bytes) : null;
    return new MappedRecord(certificate, copy.reference, recordId, replaces, copy.origins, findings);
  }

  private void refusal(XMLStreamReader in) throws XMLStreamException {
    String recordId = in.getAttributeValue(null, "record");
    String reference = in.getAttributeValue(null, "reference");
    if (open == null || !open.sameAs(recordId, reference)) {
      closeRefusal();
      open = new Refusal(recordId, reference, new ArrayList<>());
    }
    open.findings().add(SourceNotes.finding(in));
  }

  private void closeRefusal() {
    if (open != null) {
      records.add(new MappedRecord(null, open.reference(), open.recordId(), null, List.of(), open.findings()));
      open = null;
    }
  }
}
