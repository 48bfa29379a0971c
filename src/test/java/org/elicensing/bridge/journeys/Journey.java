package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.Mrn;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whole stories on the whole bridge, once on each database. A bridge is shared by the stories of a class: each has
 * licences and declarations of its own. When all are told, the books must add up.
 */
@ParameterizedClass(name = "on {0}")
@EnumSource(TestDatabases.class)
abstract class Journey {

  static RunningBridge bridge;
  static SingleWindow window;
  static Queues queues;
  /** Office SE009999, which takes messages of the bridge over SOAP. */
  static PretendOffice calledBack;
  @Parameter TestDatabases database;

  @BeforeParameterizedClassInvocation
  static void start(TestDatabases on) {
    Map<String, String> settings = new HashMap<>(on.settings());
    settings.put("BRIDGE_CERTEX_SUMMARY_ALLOCATIONS", "3");
    settings.put("BRIDGE_CERTEX_LIST_PAGE", "2");
    settings.put("BRIDGE_CUSTOMS_ANSWER_SECONDS", "1");
    settings.put("BRIDGE_CUSTOMS_WAIT_SECONDS", "2");
    calledBack = new PretendOffice();
    settings.put("BRIDGE_CERTEX_CALLBACKS", "SE009999=" + calledBack.address());
    settings.put("BRIDGE_CERTEX_CALLBACK_TRIES", "3");
    bridge = RunningBridge.start(settings);
    window = new SingleWindow(bridge);
    queues = bridge.queues();
  }

  @AfterParameterizedClassInvocation
  static void stop() {
    try {
      assertThat(bridge.differences()).as("books that do not add up").isEmpty();
    } finally {
      queues.close();
      bridge.close();
      calledBack.close();
    }
  }

  /** The MRN of a Swedish export of 2026, made of a mark; its 18th place follows from the others (ISO 6346). */
  static String mrn(String mark) {
    String seventeen = "26SE" + (mark + "0000000000000").substring(0, 13);
    return IntStream.range(0, 10).mapToObj(digit -> seventeen + digit).filter(Mrn::checkDigitHolds).findFirst().orElseThrow();
  }

  /** The authority pushes a licence, and it is taken. */
  static Said issue(Certificate licence) {
    Answer answer = push(licence);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Said.in(answer.text());
  }

  static Answer push(Object record) {
    return bridge.post("/licensing/eu/records", "application/xml", record.toString());
  }

  /** A customs system sends a declaration message over HTTP, and it is decided. */
  static Said send(Aes message) {
    Answer answer = trySend(message);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Said.in(answer.text());
  }

  static Answer trySend(Object message) {
    return bridge.post("/customs/declarations", "application/xml", message.toString());
  }

  /** What a check shows to be left, as "line quantity" or "line quantity amount". */
  static List<String> available(String licence) {
    return available(window.check(licence));
  }

  static List<String> available(Said answer) {
    return answer.all("AvailableQuantity").stream().map(each -> each.row("CertificateLineNumber", "Quantity", "Amount")).toList();
  }

  /** What an answer shows to be held, as "quantity declaration". */
  static List<String> reserved(Said answer) {
    return answer.all("ReservedQuantity").stream().map(each -> each.row("Quantity", "MRN", "LRN")).sorted().toList();
  }

  static List<String> consumed(Said answer) {
    return answer.all("ConsumedQuantity").stream().map(each -> each.row("Quantity", "MRN", "LRN")).sorted().toList();
  }

  /** Each document of an outcome, as "item line action result code flags". */
  static List<String> outcomes(Said outcome) {
    return outcome.all("DocumentOutcome").stream().map(each -> (each.row("GoodsItemNumber", "LineNumber", "Action", "Result", "ReasonCode", "OutcomeCode")
        + " " + String.join(" ", each.texts("Flag"))).strip()).toList();
  }

  /** What each document of an outcome shows to be left. */
  static List<String> remaining(Said outcome) {
    return outcome.all("DocumentOutcome").stream().map(each -> each.row("RemainingQuantity", "RemainingAmount")).toList();
  }

  /** Each failing item of a refused reservation, as "item line reason". */
  static List<String> failing(Said answer) {
    return answer.all("ReservationFailureConsignmentItem").stream().map(each -> each.row("GoodsItemNumber", "DocumentLineItemNumber", "Reason")).toList();
  }

  /** "1", or "0" and the reason. */
  static String result(Said answer) {
    return answer.row("ReservationResult", "ReservationFailureReason");
  }

  static String clearance(Said answer) {
    return answer.text("QuantityManagementOutcome");
  }

  /** Why messages about a declaration lie parked for an officer. */
  static List<String> parked(String mrn) {
    return parked(bridge, mrn);
  }

  static List<String> parked(RunningBridge bridge, String mrn) {
    List<String> causes = new ArrayList<>();
    bridge.get("/api/parked?limit=100").json().get("messages").forEach(message -> {
      if (message.toString().contains(mrn)) {
        causes.add(message.at("/parked/cause").asText());
      }
    });
    return causes;
  }
}
