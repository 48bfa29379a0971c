package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.ledger.LedgerAudit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The bridge is killed in the middle of its work, again and again: nothing that was answered is lost, and nothing is done twice. */
class KilledBridgeTest {

  private static final int KILLS = 3;
  private static final int OFFICES = 3;
  private static final String BY_SOAP = "SE-KILL-SOAP";
  private static final String BY_QUEUE = "SE-KILL-QUEUE";

  @TempDir Path data;
  private BridgeProcess bridge;
  private final AtomicInteger answered = new AtomicInteger();
  private volatile boolean loading = true;

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void balances_and_outcomes_are_those_of_a_bridge_that_never_stopped(TestDatabases database) throws Exception {
    bridge = new BridgeProcess(data, database.settings()).start();
    ExecutorService partners = Executors.newFixedThreadPool(OFFICES + 1);
    try {
      bridge.insist("/licensing/eu/records", "application/xml", Certificate.kilograms(BY_SOAP, "100000").toString());
      bridge.insist("/licensing/eu/records", "application/xml", Certificate.kilograms(BY_QUEUE, "100000").toString());
      List<Future<Integer>> offices = new ArrayList<>();
      for (int office = 0; office < OFFICES; office++) {
        int number = office;
        offices.add(partners.submit(() -> declareOverSoap(number)));
      }
      Future<Sent> queue = partners.submit(this::declareOverQueue);
      for (int i = 0; i < KILLS; i++) {
        int before = answered.get();
        await(() -> answered.get() > before + 60);
        bridge.kill();
        bridge.start();
      }
      loading = false;
      int consumed = 0;
      for (Future<Integer> office : offices) {
        consumed += office.get(60, TimeUnit.SECONDS);
      }
      Sent sent = queue.get(60, TimeUnit.SECONDS);
      everyOutcomeCameOnce(sent);
      assertThat(balance(BY_SOAP)).isEqualTo((100000 - consumed) + " 0 " + consumed);
      int released = sent.declarations() * 2;
      assertThat(balance(BY_QUEUE)).isEqualTo((100000 - released) + " 0 " + released);
      assertThat(RunningBridge.<List<LedgerAudit.Difference>>read(bridge.settings(), LedgerAudit::differences)).isEmpty();
    } finally {
      loading = false;
      partners.shutdownNow();
      bridge.close();
    }
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    org.awaitility.Awaitility.await().atMost(java.time.Duration.ofSeconds(60)).pollInterval(java.time.Duration.ofMillis(10)).until(condition::getAsBoolean);
  }

  /** Available, reserved and consumed as the licensing system is told. */
  private String balance(String licence) throws Exception {
    Answer unchanged = bridge.post("/licensing/eu/records", "application/xml", Certificate.kilograms(licence, "100000").toString());
    return Said.in(unchanged.text()).all("Line").get(0).row("Available", "Reserved", "Consumed");
  }

  /** Reserves and clears one declaration after the other; returns the kilograms that were answered as consumed. */
  private int declareOverSoap(int office) {
    int consumed = 0;
    for (int i = 0; loading; i++) {
      String mrn = "26SE%05dS%08d".formatted(office, i);
      String reserve = SingleWindow.envelope(SingleWindow.newId(), SingleWindow.OFFICE, "", "<d:ProcessedLicenceRequest><d:SendingDate>2026-10-05T08:30:00Z</d:SendingDate><d:LicenceReference>" + BY_SOAP
          + "</d:LicenceReference><d:CustomsDeclarationReferenceNumber><b:MRN>" + mrn + "</b:MRN></d:CustomsDeclarationReferenceNumber><d:CompetentCustomsOffice><b:ReferenceNumber>SE003030</b:ReferenceNumber>"
          + "</d:CompetentCustomsOffice><d:CommodityDescriptionForLicence><b:GoodsItemNumber>1</b:GoodsItemNumber><b:CertificateLineNumber>1</b:CertificateLineNumber><b:ClassCode>841199</b:ClassCode>"
          + "<b:Quantity>3</b:Quantity><b:UnitOfMeasure>KGM</b:UnitOfMeasure></d:CommodityDescriptionForLicence><d:QuantityManagementIndication>1</d:QuantityManagementIndication></d:ProcessedLicenceRequest>");
      assertThat(insist(reserve).text("ReservationResult")).isEqualTo("1");
      boolean released = i % 2 == 0;
      Said cleared = insist(SingleWindow.envelope(SingleWindow.newId(), SingleWindow.OFFICE, "", SingleWindow.clearance(SingleWindow.OFFICE, BY_SOAP, mrn, released ? "01" : "02")));
      assertThat(cleared.text("QuantityManagementOutcome")).as("a repeat gets the first answer, not 03 or 02").isEqualTo("01");
      consumed += released ? 3 : 0;
    }
    return consumed;
  }

  private Said insist(String envelope) {
    Answer answer = bridge.insist("/services/certex/dual-use", "text/xml; charset=utf-8", envelope);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    answered.incrementAndGet();
    return Said.in(answer.text());
  }

  /**
   * What went into the queue.
   *
   * @param taken what the broker said it has, by what the outcome is known by, with the identification of the message
   * @param uncertain what was sent when the broker died
   */
  private record Sent(int declarations, Map<String, String> taken, Set<String> uncertain) {}

  private Sent declareOverQueue() {
    Sent sent = new Sent(0, new LinkedHashMap<>(), new LinkedHashSet<>());
    int declarations = 0;
    while (loading) {
      String lrn = "killed " + declarations;
      String mrn = "26SEQUEUE%08d0".formatted(declarations).substring(0, 18);
      int number = declarations;
      insist(sent, "Q" + number + "-1", Aes.declaration(lrn).item(1, Aes.licence(BY_QUEUE, 1, "5")));
      insist(sent, "Q" + number + "-2", Aes.acceptance(lrn, mrn));
      insist(sent, "Q" + number + "-3", Aes.release(mrn).item(1, Aes.licence(BY_QUEUE, 1, "2")));
      declarations++;
    }
    return new Sent(declarations, sent.taken(), sent.uncertain());
  }

  private void insist(Sent sent, String identification, Aes message) {
    String text = message.identification(identification).toString();
    while (!Thread.currentThread().isInterrupted()) {
      String[] known = new String[1];
      try (ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(bridge.brokerUrl() + "?callTimeout=3000"); Connection connection = factory.createConnection();
          Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE); MessageProducer producer = session.createProducer(session.createQueue(Queues.DECLARATIONS))) {
        Message each = session.createTextMessage(text);
        try {
          producer.send(each);
          known[0] = each.getJMSMessageID();
        } catch (JMSException e) {
          sent.uncertain().add(String.valueOf(each.getJMSMessageID()));
          throw e;
        }
      } catch (JMSException e) {
        if (known[0] == null) {
          BridgeProcess.pause();
          continue;
        }
      }
      sent.taken().put(known[0], identification);
      answered.incrementAndGet();
      return;
    }
  }

  private void everyOutcomeCameOnce(Sent sent) {
    try (Queues queues = bridge.queues()) {
      await(() -> sent.taken().keySet().stream().allMatch(known -> !queues.answersTo(known, Queues.OUTCOMES).isEmpty()));
      List<Queues.Came> all = queues.all(Queues.OUTCOMES);
      Map<String, Long> times = all.stream().collect(Collectors.groupingBy(Queues.Came::correlation, Collectors.counting()));
      assertThat(times.values()).as("no outcome came twice").allMatch(count -> count == 1);
      Set<String> known = new LinkedHashSet<>(sent.taken().keySet());
      known.addAll(sent.uncertain());
      assertThat(known).as("none came that nobody asked for").containsAll(times.keySet());
      all.forEach(came -> assertThat(came.said().all("DocumentOutcome").get(0).row("Action", "Result", "ReasonCode", "OutcomeCode"))
          .isEqualTo(Map.of("CC515C", "checked ok", "CC528C", "reserved ok", "CC529C", "consumed ok").get(came.said().text("MessageType"))));
    }
  }
}
