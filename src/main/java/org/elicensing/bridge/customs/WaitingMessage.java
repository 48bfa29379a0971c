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
 * An acceptance or a release that came before its declaration, kept with the declaration until that comes.
 *
 * @param type of the message
 * @param office that it names, or null
 * @param replyTo queue its outcome goes to, or null
 * @param correlation what its sender knows it by on the queue, or null
 */
record WaitingMessage(long messageId, String type, String office, String sender, String identification, String replyTo, String correlation) {

  static final String ACCEPTANCE = "CC528C";

  static WaitingMessage of(DeclarationCase now) {
    return new WaitingMessage(now.desk().messageId(), now.message().type(), now.message().office(), now.message().sender(), now.message().identification(),
        now.desk().received().replyTo(), now.desk().received().correlation());
  }

  static String add(String waiting, WaitingMessage another) {
    List<Map<String, Object>> all = new ArrayList<>();
    List<WaitingMessage> everyone = new ArrayList<>(all(waiting));
    everyone.removeIf(each -> each.messageId() == another.messageId());
    everyone.add(another);
    everyone.forEach(each -> all.add(each.tree()));
    return Json.text(all);
  }

  private Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("message", messageId);
    tree.put("type", type);
    tree.put("office", office);
    tree.put("sender", sender);
    tree.put("identification", identification);
    tree.put("replyTo", replyTo);
    tree.put("correlation", correlation);
    return tree;
  }

  static List<WaitingMessage> all(String waiting) {
    List<WaitingMessage> all = new ArrayList<>();
    if (waiting != null) {
      for (JsonNode each : Json.own(waiting)) {
        all.add(new WaitingMessage(each.get("message").asLong(), each.path("type").asText(ACCEPTANCE), each.path("office").textValue(), each.get("sender").asText(), each.get("identification").asText(),
            each.get("replyTo").textValue(), each.get("correlation").textValue()));
      }
    }
    return all;
  }

  boolean isAcceptance() {
    return type.equals(ACCEPTANCE);
  }

  /** The message as it came: all else it said stands with the declaration by now, and a release that waits has listed no goods. */
  DeclarationMessage message(Declaration declaration) {
    return new DeclarationMessage(type, sender, identification, declaration.lrn(), declaration.mrn(), declaration.declarant(), office == null ? declaration.office() : office, null,
        declaration.acceptanceDate(), EventTime.UNKNOWN, null, null, null, false, Set.of(), List.of());
  }
}
