package org.elicensing.bridge.outages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.writer.ABridge.said;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.MovedClock;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.UnitsFile;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.JsonReader;
import org.elicensing.bridge.reading.JsonSchemaCheck;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.Aftermath;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Outages, and what was written off by hand meanwhile, on both databases. */
class WriteOffsTest {

  private static final String MRN = "26DE00485112345670";

  private final MovedClock clock = new MovedClock();
  private final WriteOffDesk desk = new WriteOffDesk(new JsonReader(ReadingLimits.DEFAULT), ZoneId.of("Europe/Brussels"), clock, UnitsFile.read(Path.of("config", "codelists", "units.csv")));

  private ABridge open(Database database, long number) {
    return new ABridge(database, number, clock, ids -> Aftermath.NONE);
  }

  private Received received(ABridge bridge, String json) {
    byte[] raw = json.getBytes(StandardCharsets.UTF_8);
    return new Received(bridge.ids().next(), "api", null, "application/json", raw, raw.length, clock.instant(), null, null, null);
  }

  private static String entry(String licence, int line, String mrn, String kilograms) {
    return "{\"licence\":\"" + licence + "\",\"line\":" + line + ",\"mrn\":\"" + mrn + "\",\"office\":\"NL000396\",\"date\":\"2026-03-04\",\"document\":\"extract 7\",\"quantity\":"
        + kilograms + ",\"unit\":\"KGM\",\"person\":\"Officer 12\"}";
  }

  private Work writeOff(ABridge bridge, String licence, int line, String mrn, String kilograms) {
    return desk.understand(received(bridge, entry(licence, line, mrn, kilograms)));
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void entry_is_booked_with_its_original_day_office_and_document(TestDatabases databases) {
    try (ABridge bridge = open(databases.open(), 1)) {
      String licence = bridge.put(aLicence().status(LicenceStatus.SUSPENDED).withLine(1, kilograms(100)));
      assertThat(said(bridge.write(writeOff(bridge, licence, 1, MRN, "30")).get(0))).contains("\"outcome\":\"recorded\"", "\"available\":70");
      long day = Instant.parse("2026-03-03T23:00:00Z").toEpochMilli();
      assertThat(bridge.count("select count(*) from entry where move = 'CONSUME' and office = 'NL000396' and document = 'extract 7' and actor = 'Officer 12' and effective_at = ? and recorded_at = ?",
          day, clock.instant().toEpochMilli())).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void entries_in_any_order_and_again_leave_the_same_books(TestDatabases databases) {
    Random random = new Random(11);
    try (ABridge bridge = open(databases.open(), 1)) {
      for (int round = 0; round < 8; round++) {
        String licence = bridge.put(aLicence().withLine(1, kilograms(100)).withLine(2, kilograms(100)));
        bridge.write(bridge.reserve(null, DeclarationName.ofMrn(MRN), licence, List.of(item(1, 1).of("40", "KGM"), item(2, 2).of("10", "KGM"))));
        List<Work> entries = new ArrayList<>();
        for (int twice = 0; twice < 2; twice++) {
          entries.add(writeOff(bridge, licence, 1, MRN, "30"));
          entries.add(writeOff(bridge, licence, 2, MRN, "15"));
          entries.add(writeOff(bridge, licence, 1, "26DE00485112345688", "20"));
          entries.add(writeOff(bridge, licence, 2, "26DE00485112345688", "7"));
        }
        Collections.shuffle(entries, random);
        int cut = random.nextInt(entries.size());
        List<Result> results = new ArrayList<>(bridge.write(entries.subList(0, cut).toArray(Work[]::new)));
        results.addAll(bridge.write(entries.subList(cut, entries.size()).toArray(Work[]::new)));
        assertThat(results).allSatisfy(result -> assertThat(said(result)).contains("\"outcome\":\"recorded\""));
        assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 50_000_000L);
        assertThat(bridge.quantity(licence, 2)).containsExactly(0L, 22_000_000L);
        assertThat(bridge.count("select count(*) from parked")).isZero();
      }
      assertThat(bridge.differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void conflict_is_parked_moves_nothing_and_is_never_dropped(TestDatabases databases) {
    try (ABridge bridge = open(databases.open(), 1)) {
      String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
      Work tooMuch = writeOff(bridge, licence, 1, MRN, "101");
      Work unknown = writeOff(bridge, "DE-NONE", 1, MRN, "1");
      bridge.write(tooMuch, unknown);
      assertThat(bridge.count("select count(*) from parked where cause = 'write-off' and state = 'open'")).isEqualTo(2);
      assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 0L);
      assertThat(bridge.count("select count(*) from declaration where mrn = ?", MRN)).isZero();
      bridge.put(aLicence().called("DE-NONE").withLine(1, kilograms(5)));
      bridge.write(desk.again(unknown.received()));
      assertThat(bridge.count("select count(*) from parked where cause = 'write-off' and state = 'open'")).isEqualTo(1);
      assertThat(bridge.quantity("DE-NONE", 1)).containsExactly(0L, 1_000_000L);
    }
  }

  @Test
  void the_same_entry_at_two_bridges_is_booked_once() {
    Database[] databases = TestDatabases.postgresqlTwice();
    try (ABridge one = open(databases[0], 1); ABridge other = open(databases[1], 2)) {
      String licence = one.put(aLicence().withLine(1, kilograms(100)));
      one.write(writeOff(one, licence, 1, MRN, "30"));
      assertThat(other.write(writeOff(other, licence, 1, MRN, "30.000")).get(0)).isInstanceOfSatisfying(Result.Answered.class, answered -> assertThat(answered.repeat()).isTrue());
      assertThat(other.quantity(licence, 1)).containsExactly(0L, 30_000_000L);
    }
  }

  @Test
  void all_that_is_wrong_with_an_entry_is_said_at_once() {
    try (ABridge bridge = open(TestDatabases.SQLITE.open(), 1)) {
      MessageRejected rejected = catchThrowableOfType(MessageRejected.class, () -> desk.understand(received(bridge,
          "{\"licence\":\" \",\"line\":0,\"mrn\":\"short\",\"date\":\"2030-01-01\",\"quantity\":\"1.0000001\",\"amount\":5,\"note\":\"x\"}")));
      assertThat(rejected.findings()).extracting(Finding::path, Finding::code).extracting(Object::toString).containsExactlyInAnyOrder("(\"/licence\", \"text\")", "(\"/line\", \"number\")",
          "(\"/mrn\", \"form\")", "(\"/office\", \"missing\")", "(\"/document\", \"missing\")", "(\"/person\", \"missing\")", "(\"/date\", \"future\")", "(\"/quantity\", \"decimal\")",
          "(\"/unit\", \"missing\")", "(\"/currency\", \"missing\")", "(\"/note\", \"unknown-member\")");
    }
  }

  @Test
  void example_of_the_page_fits_the_schema_and_is_understood() throws IOException {
    String page = Files.readString(Path.of("docs", "messages", "write-off.md"));
    String example = page.substring(page.indexOf("```json") + 7, page.indexOf("```", page.indexOf("```json") + 7));
    JsonSchemaCheck.of(Path.of("schemas", "operator", "write-off.schema.json")).check(new JsonReader(ReadingLimits.DEFAULT).read(example.getBytes(StandardCharsets.UTF_8)));
    clock.now = Instant.parse("2026-11-24T10:00:00Z");
    try (ABridge bridge = open(TestDatabases.SQLITE.open(), 1)) {
      assertThat(desk.understand(received(bridge, example)).happenedAt()).isEqualTo("2026-11-19T23:00:00Z");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void outage_lasts_from_its_beginning_to_its_end(TestDatabases databases) {
    try (ABridge bridge = open(databases.open(), 1)) {
      OutageBoard board = new OutageBoard(bridge.database(), clock);
      Instant noon = Instant.parse("2026-06-01T12:00:00Z");
      bridge.write(board.declare(received(bridge, "{}"), noon, noon.plusSeconds(3600), true, "Operator 1", "new release"));
      board.run();
      assertThat(board.now()).isEmpty();
      assertThat(board.next()).isPresent();
      clock.now = noon;
      assertThat(board.now()).hasValueSatisfying(outage -> assertThat(outage.text()).isEqualTo("planned; from=2026-06-01T12:00:00Z; to=2026-06-01T13:00:00Z"));
      long id = bridge.count("select id from outage");
      bridge.write(board.end(received(bridge, "{}"), id, "Operator 2"));
      board.run();
      assertThat(board.now()).isEmpty();
      assertThat(said(bridge.write(board.end(received(bridge, "{}"), id, "Operator 2")).get(0))).contains("outage-over");
      bridge.write(board.declare(received(bridge, "{}"), noon.plusSeconds(60), null, true, "Operator 1", "new release"));
      bridge.write(board.end(received(bridge, "{}"), bridge.count("select max(id) from outage"), "Operator 2"));
      clock.now = noon.plusSeconds(120);
      board.run();
      assertThat(board.now()).as("cancelled before it began").isEmpty();
    }
  }
}
