package org.elicensing.bridge.operator;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.journal.Journalled;
import org.elicensing.bridge.journal.Journalled.ParkedState;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.reading.Json;

/** Messages as trees of names and values, for the API. */
final class MessageTree {

  private MessageTree() {}

  /** A page of messages; next leads to the page after it, and is null on the last. */
  static Map<String, Object> page(List<Journalled> messages, int limit) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("messages", messages.stream().map(MessageTree::of).toList());
    tree.put("next", messages.size() < limit ? null : messages.get(messages.size() - 1).reference());
    return tree;
  }

  static Map<String, Object> of(Journalled message) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", message.reference());
    // Larger than JavaScript's exact numbers.
    tree.put("id", Long.toString(message.id()));
    tree.put("direction", message.direction());
    tree.put("door", message.door());
    tree.put("kind", message.kind());
    tree.put("partner", message.partner());
    tree.put("identification", message.identification());
    tree.put("mrn", message.mrn());
    tree.put("lrn", message.lrn());
    tree.put("office", message.office());
    tree.put("licences", message.licences());
    tree.put("outcome", message.outcome());
    tree.put("code", message.code());
    tree.put("facts", Json.own(message.facts()));
    tree.put("receivedAt", text(message.receivedAt()));
    tree.put("answeredAt", text(message.answeredAt()));
    tree.put("cause", message.cause() == null ? null : Reference.of(message.cause()));
    tree.put("parked", message.parked() == null ? null : parked(message.parked()));
    return tree;
  }

  private static Map<String, Object> parked(ParkedState parked) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("state", parked.state());
    tree.put("cause", parked.cause());
    tree.put("sentence", parked.sentence());
    tree.put("parkedAt", text(parked.parkedAt()));
    tree.put("settledAt", text(parked.settledAt()));
    tree.put("settledBy", parked.settledBy());
    tree.put("note", parked.note());
    return tree;
  }

  /** Text where it is UTF-8, else base64: what cannot be read is shown as it came. */
  static Map<String, Object> payload(Reply payload) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("contentType", payload.contentType());
    tree.put("size", payload.body().length);
    if (payload.httpStatus() != 0) {
      tree.put("httpStatus", payload.httpStatus());
    }
    if (payload.certificateId() != null) {
      tree.put("certificateId", payload.certificateId().toString());
      tree.put("statusShown", payload.statusShown());
    }
    try {
      tree.put("text", StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(payload.body())).toString());
    } catch (CharacterCodingException e) {
      tree.put("base64", Base64.getEncoder().encodeToString(payload.body()));
    }
    return tree;
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }
}
