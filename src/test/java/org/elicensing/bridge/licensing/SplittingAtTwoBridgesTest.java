package org.elicensing.bridge.licensing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.OnTheBooks;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.Result;
import org.junit.jupiter.api.Test;

/** Licences are split off one parent by two bridges on one database at once: the parts together never authorise more than the whole. */
class SplittingAtTwoBridgesTest {

  private static final int PARTS = 30;

  private final AtomicLong ids = new AtomicLong(1L << 50);

  @Test
  void parent_of_200_is_split_into_20_parts_of_10_whoever_comes_first() throws Exception {
    Database[] databases = TestDatabases.postgresqlTwice();
    try (ABridge one = new ABridge(databases[0], 1); ABridge other = new ABridge(databases[1], 2)) {
      assertThat(push(one, licence("P", "", 200))).isEqualTo(200);
      List<Callable<Integer>> pushing = new ArrayList<>();
      for (int part = 0; part < PARTS; part++) {
        ABridge bridge = part % 2 == 0 ? one : other;
        String record = licence("P/" + part, "<ParentReference>P</ParentReference>", 10);
        pushing.add(() -> push(bridge, record));
      }
      ExecutorService threads = Executors.newFixedThreadPool(4);
      List<Integer> answers = new ArrayList<>();
      for (Future<Integer> answer : threads.invokeAll(pushing)) {
        answers.add(answer.get());
      }
      threads.shutdown();

      assertThat(answers).filteredOn(status -> status == 200).hasSize(20);
      assertThat(answers).filteredOn(status -> status == 422).hasSize(10);
      assertThat(one.count("select quantity_limit from licence_line where licence_id = (select id from licence where reference = 'P')")).isZero();
      assertThat(one.differences()).isEmpty();
    }
  }

  private int push(ABridge bridge, String record) {
    ReadRecord reader = new ReadRecord(NationalFormats.load(List.of(Path.of("config", "licensing")), Formats.SCHEMA, Formats.READER), bridge.database(), OnTheBooks.UNITS);
    byte[] raw = record.getBytes(StandardCharsets.UTF_8);
    Received received = new Received(ids.incrementAndGet(), "http", "eu", "application/xml", raw, raw.length, Instant.now(), null, null, null);
    Result result = bridge.write(reader.understand(received, false)).get(0);
    return ((Result.Answered) result).reply().httpStatus();
  }

  private static String licence(String reference, String parent, int kilograms) {
    return "<Licence xmlns='urn:elicensing-bridge:certificate:dual-use:v1'><Reference>" + reference + "</Reference><Version>1</Version><DocumentType>X070</DocumentType>"
        + "<LicenceType>GLOBAL</LicenceType><Status>VALID</Status><IssuingMemberState>DE</IssuingMemberState><ValidFrom>2026-01-01</ValidFrom>"
        + "<Exporter><Name>Hafen Ventile GmbH</Name></Exporter>" + parent + "<Line><LineNumber>1</LineNumber><Description>Valves</Description>"
        + "<Quantity unit='KGM'>" + kilograms + "</Quantity></Line></Licence>";
  }
}
