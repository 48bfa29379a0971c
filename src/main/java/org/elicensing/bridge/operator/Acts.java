package org.elicensing.bridge.operator;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.elicensing.bridge.doors.Rejection;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.reading.Json;
import org.elicensing.bridge.reading.JsonForm;
import org.elicensing.bridge.reading.JsonReader;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.Work;

/** How people act by API: what they send is received, decided by the writer and journalled like any message. */
public record Acts(LongSupplier ids, Clock clock, JsonReader reader, int mostBytes, Submission submission) {

  private static final String DOOR = "api";

  Received received(HttpServletRequest request) throws IOException {
    byte[] raw = request.getInputStream().readNBytes(mostBytes + 1);
    return new Received(ids.getAsLong(), DOOR, null, "application/json", raw, raw.length, clock.instant(), null, null, null);
  }

  JsonForm form(Received received) {
    return new JsonForm(reader.read(received.raw()));
  }

  /** The answer, once it is durable; one that says no has a status of its own. */
  JsonNode answer(Work work) {
    Result result = submission.handIn(work).join();
    if (!(result instanceof Result.Answered answered)) {
      throw new Problem(Rejection.of(Submission.turnedAway(work.received(), result)));
    }
    JsonNode tree = Json.own(new String(answered.reply().body(), StandardCharsets.UTF_8));
    if (answered.reply().httpStatus() >= 400) {
      boolean settled = answered.reply().httpStatus() == 409;
      throw Problem.of(answered.reply().httpStatus(), settled ? "conflict" : "unacceptable", work.received().reference(), tree.path("code").asText(), tree.path("sentence").asText());
    }
    return tree;
  }
}
