package org.elicensing.bridge.customs;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.reading.Json;

/**
 * An acceptance or a release that came before its declaration, kept with the declaration until that comes.
 *
 * @param type of the message
 * @param canonical the message in the form it is remembered in
 * @param replyTo queue its outcome goes to, or null
 * @param correlation what its sender knows it by on the queue, or null
 */
record WaitingMessage(long messageId, String type, byte[] canonical, String replyTo, String correlation) {

  static final String ACCEPTANCE = "CC528C";

  static WaitingMessage of(DeclarationCase now) {
    return new WaitingMessage(now.desk().messageId(), now.message().type(), now.canonical(), now.desk().received().replyTo(), now.desk().received().correlation());
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
    tree.put("canonical", new String(canonical, StandardCharsets.UTF_8));
    tree.put("replyTo", replyTo);
    tree.put("correlation", correlation);
    return tree;
  }

  static List<WaitingMessage> all(String waiting) {
    List<WaitingMessage> all = new ArrayList<>();
    if (waiting != null) {
      for (JsonNode each : Json.own(waiting)) {
        all.add(new WaitingMessage(each.get("message").asLong(), each.get("type").asText(), each.get("canonical").asText().getBytes(StandardCharsets.UTF_8),
            each.get("replyTo").textValue(), each.get("correlation").textValue()));
      }
    }
    return all;
  }

  boolean isAcceptance() {
    return type.equals(ACCEPTANCE);
  }

  /** The message as it came, with the office and exporter that it named itself. */
  DeclarationMessage message(DeclarationCase now) {
    return now.rules().reader().ofCanonical(canonical);
  }
}
