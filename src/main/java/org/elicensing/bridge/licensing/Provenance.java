package org.elicensing.bridge.licensing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.reading.Finding;

/** Turns findings about a certificate into findings about the record that its sender can look up. */
final class Provenance {

  private final Map<String, String> places = new HashMap<>();

  Provenance(List<Origin> origins) {
    origins.forEach(origin -> places.put(origin.path(), origin.place()));
  }

  List<Finding> explain(List<Finding> findings) {
    return findings.stream().map(this::explain).toList();
  }

  /** What a mapping left out has no origin: then its nearest ancestor tells best where to look. */
  private Finding explain(Finding finding) {
    for (String path = finding.path(); path.length() > 1; path = path.substring(0, Math.max(1, path.lastIndexOf('/')))) {
      String place = places.get(path);
      if (place != null) {
        boolean itself = place.endsWith(path);
        String sentence = itself ? finding.sentence() : finding.sentence() + " In the certificate: " + finding.path();
        return new Finding(place, finding.code(), sentence);
      }
    }
    return finding;
  }
}
