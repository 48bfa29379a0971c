package org.elicensing.bridge.journeys;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A licence of a journey as its authority states it; each record of it has the next version. */
final class StatedLicence {

  private static final Map<String, String> TYPES = Map.of("X069", "LARGE_PROJECT", "X070", "GLOBAL", "X071", "NATIONAL_GENERAL", "X072", "TRANSIT");

  private final String reference;
  private final Words first;
  private final Map<Integer, Measures> lines = new TreeMap<>();
  private final Map<Integer, String> codes = new HashMap<>();
  private int version;
  String status = "VALID";
  /** The licence that it was split off, as it is sent; null: none. */
  String parent;
  List<String> consignees = List.of();
  List<String> endUsers = List.of();

  /** @param first how the journey introduced it */
  StatedLicence(String reference, Words first) {
    this.reference = reference;
    this.first = first;
  }

  /** @return what the line allowed before, or null */
  Measures allow(int line, Measures limits) {
    return lines.put(line, limits);
  }

  /** Line numbers whose goods have another commodity code than the licence was introduced with. */
  void cover(int line, String code) {
    codes.put(line, code);
  }

  Certificate nextRecord() {
    String document = first.get("document", "X060");
    Certificate record = Certificate.of(reference).version(++version).status(status).valid("2026-01-01", first.get("day", "2099-12-31"))
        .heldBy(first.get("holder", Certificate.HOLDER)).document(document, TYPES.getOrDefault(document, document.matches("X06[1-8]") ? "UNION_GENERAL" : "INDIVIDUAL"));
    if (parent != null) {
      record.splitOff(parent);
    }
    if (!consignees.isEmpty()) {
      record.parties(consignees, endUsers);
    }
    if (first.has("countries")) {
      record.to(first.get("countries").split(", "));
    }
    if (first.has("procedure")) {
      Arrays.stream(first.get("procedure").split(", ")).forEach(record::under);
    }
    lines.forEach((number, limits) -> record.line(number, codes.getOrDefault(number, first.get("code", "8411")), limits.limits()));
    return record;
  }
}
