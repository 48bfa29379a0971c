package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.ledger.LedgerAudit;
import org.elicensing.bridge.queues.Broker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two bridges share one PostgreSQL database and one broker of the site's own. */
class TwoBridgesOneTruthTest {

  private static final String LICENCE = "SE-TWO-1";
  private static final int DECLARATIONS = 40;

  @TempDir Path folder;

  @Test
  void declarations_are_worked_in_order_and_each_outcome_is_seen_once_also_when_one_bridge_is_killed() throws Exception {
    int port = Integer.parseInt(RunningBridge.freePort());
    Broker broker = Broker.embedded(folder.resolve("broker"), "127.0.0.1", port);
    Map<String, String> shared = new HashMap<>(TestDatabases.POSTGRESQL.settings());
    shared.put("BRIDGE_BROKER_URL", "tcp://127.0.0.1:" + port);
    try (BridgeProcess first = new BridgeProcess(folder.resolve("first"), shared).start(); BridgeProcess second = new BridgeProcess(folder.resolve("second"), shared).start();
        Queues queues = new Queues(shared.get("BRIDGE_BROKER_URL"), () -> RunningBridge.nothingWaitsToLeave(shared))) {
      assertThat(first.post("/licensing/eu/records", "application/xml", Certificate.kilograms(LICENCE, "1000").toString()).status()).isEqualTo(200);
      assertThat(Said.in(second.post("/licensing/eu/records", "application/xml", Certificate.kilograms(LICENCE, "1000").toString()).text()).text("Outcome")).as("what one took the other knows").isEqualTo("unchanged");

      List<String> sent = new ArrayList<>();
      for (int i = 0; i < DECLARATIONS; i++) {
        String mrn = Journey.mrn("TWO" + i + "X");
        sent.add(queues.send(Queues.DECLARATIONS, Aes.declaration("two " + i).item(1, Aes.licence(LICENCE, 1, "3"))));
        sent.add(queues.send(Queues.DECLARATIONS, Aes.acceptance("two " + i, mrn)));
        sent.add(queues.send(Queues.DECLARATIONS, Aes.release(mrn).item(1, Aes.licence(LICENCE, 1, "2"))));
        if (i == DECLARATIONS / 2) {
          first.kill();
        }
      }
      sent.forEach(each -> queues.answerTo(each, Queues.OUTCOMES));
      List<Queues.Came> all = queues.all(Queues.OUTCOMES);
      assertThat(all.stream().map(Queues.Came::correlation).toList()).as("each once").containsExactlyInAnyOrderElementsOf(sent);
      for (int i = 0; i < DECLARATIONS; i++) {
        assertThat(all.stream().filter(new OfDeclaration(sent, i)::has)
            .map(came -> Journey.outcomes(came.said()).get(0)).toList()).as("in the order they were sent").containsExactly("1 1 checked ok", "1 1 reserved ok", "1 1 consumed ok");
      }
      Said line = Said.in(second.post("/licensing/eu/records", "application/xml", Certificate.kilograms(LICENCE, "1000").toString()).text()).all("Line").get(0);
      assertThat(line.row("Available", "Reserved", "Consumed")).isEqualTo((1000 - 2 * DECLARATIONS) + " 0 " + 2 * DECLARATIONS);
      assertThat(RunningBridge.<List<LedgerAudit.Difference>>read(shared, LedgerAudit::differences)).isEmpty();
    } finally {
      broker.close();
    }
  }

  /** The three messages of one declaration. */
  private record OfDeclaration(List<String> sent, int number) {
    boolean has(Queues.Came came) {
      return sent.subList(3 * number, 3 * number + 3).contains(came.correlation());
    }
  }
}
