package org.elicensing.bridge.licensing;

import java.util.Set;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elicensing.bridge.reading.Finding;

/** What stands in a document beside the certificates themselves: where each element comes from, and refusals. */
interface SourceNotes {

  /** The origin of the element at the reader, which is at this path of its certificate; null when it has none. */
  String place(XMLStreamReader in, String path);

  /** Whether this attribute is a note, which no certificate keeps. */
  boolean isNote(QName attribute);

  /** Whether the element at the reader is a refusal and no part of a certificate. */
  boolean isFinding(XMLStreamReader in);

  /** @param in at the start of a {@code Finding}; is left at its end */
  static Finding finding(XMLStreamReader in) throws XMLStreamException {
    String path = in.getAttributeValue(null, "path");
    String code = in.getAttributeValue(null, "code");
    return new Finding(path == null ? "/" : path, code == null ? "refused" : code, in.getElementText().strip());
  }

  /** The notes of a mapping's output: attributes and elements in the mapping name space. */
  SourceNotes OF_A_MAPPING = new SourceNotes() {
    private static final Set<String> KNOWN = Set.of("from", "record", "replaces");

    @Override
    public String place(XMLStreamReader in, String path) {
      return in.getAttributeValue(CertificateNames.MAPPING, "from");
    }

    @Override
    public boolean isNote(QName attribute) {
      return attribute.getNamespaceURI().equals(CertificateNames.MAPPING) && KNOWN.contains(attribute.getLocalPart());
    }

    @Override
    public boolean isFinding(XMLStreamReader in) {
      return in.getName().equals(CertificateNames.FINDING);
    }
  };

  /** A certificate that came as such has no notes: every element comes from itself. */
  static SourceNotes itself(String licencePath) {
    return new SourceNotes() {
      @Override
      public String place(XMLStreamReader in, String path) {
        int rest = path.indexOf('/', 1);
        return rest < 0 ? licencePath : licencePath + path.substring(rest);
      }

      @Override
      public boolean isNote(QName attribute) {
        return false;
      }

      @Override
      public boolean isFinding(XMLStreamReader in) {
        return false;
      }
    };
  }
}
