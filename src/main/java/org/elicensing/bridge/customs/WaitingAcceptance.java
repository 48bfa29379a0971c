package org.elicensing.bridge.customs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.reading.Json;

/**
 * An acceptance that came before its declaration, kept with the declaration until that comes.
 *
 * @param replyTo queue its outcome goes to, or null
 * @param correlation what its sender knows it by on the queue, or null
 */
record WaitingAcceptance(long messageId, String sender, String identification, String replyTo, String correlation) {

  static WaitingAcceptance of(DeclarationCase now) {
    return new WaitingAcceptance(now.desk().messageId(), now.message().sender(), now.message().identification(),
        now.desk().received().replyTo(), now.desk().received().correlation());
  }

  static String add(String waiting, WaitingAcceptance another) {
    List<Map<String, Object>> all = new ArrayList<>();
    List<WaitingAcceptance> everyone = new ArrayList<>(all(waiting));
    everyone.removeIf(each -> each.messageId() == another.messageId());
    everyone.add(another);
    everyone.forEach(each -> all.add(each.tree()));
    return Json.text(all);
  }

  private Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("message", messageId);
    tree.put("sender", sender);
    tree.put("identification", identification);
    tree.put("replyTo", replyTo);
    tree.put("correlation", correlation);
    return tree;
  }

  static List<WaitingAcceptance> all(String waiting) {
    List<WaitingAcceptance> all = new ArrayList<>();
    if (waiting != null) {
      for (JsonNode each : Json.own(waiting)) {
        all.add(new WaitingAcceptance(each.get("message").asLong(), each.get("sender").asText(), each.get("identification").asText(),
            each.get("replyTo").textValue(), each.get("correlation").textValue()));
      }
    }
    return all;
  }

  /** The acceptance as it came: all else it said stands with the declaration by now. */
  DeclarationMessage message(Declaration declaration) {
    return new DeclarationMessage("CC528C", sender, identification, declaration.lrn(), declaration.mrn(), declaration.declarant(), declaration.office(), null,
        declaration.acceptanceDate(), EventTime.UNKNOWN, null, null, null, false, Set.of(), List.of());
  }
}
