package org.elicensing.bridge.licensing;

import java.util.List;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.XmlText;

/**
 * What became of one licence in a national record: its certificate, or the findings why there is none.
 *
 * @param certificate exactly one canonical {@code Licence}, see {@link CanonicalLicence}; null when rejected
 * @param reference the licence number, also of a rejected licence as far as it can be told; otherwise null
 * @param recordId the national system's own name of the record; null when it has none
 * @param replaces the national name of the record that this one replaces; null when it replaces none
 * @param origins where the elements of the certificate come from, in the order of the certificate
 * @param findings empty for a certificate, at least one when rejected
 */
public record MappedRecord(XmlText certificate, String reference, String recordId, String replaces,
    List<Origin> origins, List<Finding> findings) {

  public MappedRecord {
    origins = List.copyOf(origins);
    findings = List.copyOf(findings);
    if (findings.isEmpty() == (certificate == null)) {
      throw new IllegalArgumentException("A mapped record has either a certificate or findings");
    }
  }

  /** Whether there is a certificate. */
  public boolean accepted() {
    return certificate != null;
  }

  MappedRecord rejected(List<Finding> why) {
    return new MappedRecord(null, reference, recordId, replaces, origins, why);
  }
}
