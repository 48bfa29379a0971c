package org.elicensing.bridge.journeys;

import java.util.Map;
import java.util.TreeMap;

/** A licence of a journey as its authority states it; each record of it has the next version. */
final class StatedLicence {

  private final String reference;
  private final Words first;
  private final Map<Integer, Measures> lines = new TreeMap<>();
  private int version;
  String status = "VALID";

  /** @param first how the journey introduced it */
  StatedLicence(String reference, Words first) {
    this.reference = reference;
    this.first = first;
  }

  /** @return what the line allowed before, or null */
  Measures allow(int line, Measures limits) {
    return lines.put(line, limits);
  }

  Certificate nextRecord() {
    Certificate record = Certificate.of(reference).version(++version).status(status).valid("2026-01-01", first.get("day", "2099-12-31"))
        .heldBy(first.get("holder", Certificate.HOLDER)).document(first.get("document", "X060"), "INDIVIDUAL");
    if (first.has("countries")) {
      record.to(first.get("countries").split(", "));
    }
    if (first.has("procedure")) {
      record.under(first.get("procedure"));
    }
    lines.forEach((number, limits) -> record.line(number, first.get("code", "8411"), limits.limits()));
    return record;
  }
}
