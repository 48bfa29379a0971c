package org.elicensing.bridge.certex;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.reading.Json;

/**
 * Which licences a list is to have; what is null is not asked.
 *
 * @param exporter EORI of the holder
 * @param status as it is shown
 * @param validOn a day that the licence's dates include
 */
public record LicenceFilter(String memberState, String exporter, LicenceStatus status, String documentType, LocalDate validOn) {

  /** The part of it that stands in the licence's row, as conditions and their values. */
  String conditions(List<Object> values) {
    StringBuilder sql = new StringBuilder();
    add(sql, values, " and member_state = ?", memberState);
    add(sql, values, " and holder = ?", exporter);
    add(sql, values, " and document_type = ?", documentType);
    add(sql, values, " and valid_from <= ?", validOn);
    add(sql, values, " and (expiry_date is null or expiry_date >= ?)", validOn);
    return sql.toString();
  }

  private static void add(StringBuilder sql, List<Object> values, String condition, Object value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  /** The part that follows from today's date and from the ledger. */
  boolean shows(LicenceStatus shown) {
    return status == null || status == shown;
  }

  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("issuingMemberState", memberState);
    tree.put("exporter", exporter);
    tree.put("status", status == null ? null : status.name());
    tree.put("documentType", documentType);
    tree.put("validOn", validOn == null ? null : validOn.toString());
    tree.values().removeIf(java.util.Objects::isNull);
    return tree;
  }

  static LicenceFilter of(String stored) {
    JsonNode tree = Json.own(stored);
    List<String> values = new ArrayList<>();
    List.of("issuingMemberState", "exporter", "status", "documentType", "validOn").forEach(name -> values.add(tree.path(name).textValue()));
    return new LicenceFilter(values.get(0), values.get(1), values.get(2) == null ? null : LicenceStatus.valueOf(values.get(2)), values.get(3),
        values.get(4) == null ? null : LocalDate.parse(values.get(4)));
  }
}
