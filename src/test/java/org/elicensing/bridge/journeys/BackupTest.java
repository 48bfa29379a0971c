package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.elicensing.bridge.DatabaseCopies;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journeys.RunningBridge.Answer;
import org.elicensing.bridge.ledger.LedgerAudit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database is copied while it is served, and put back: balances and remembered answers are those of the copy. */
class BackupTest {

  @TempDir Path folder;

  @Test
  void after_a_restore_balances_and_remembered_answers_are_those_of_the_backup() throws IOException {
    try (RunningBridge bridge = RunningBridge.start()) {
      Partner partner = new Partner(bridge);
      partner.push(Partner.licence("NL-COPY-1", 1, 500));
      String before = "%032x".formatted(0xB1);
      Answer first = partner.soap(before, Partner.reservation("NL-COPY-1", Journey.mrn("COPYA"), 100));

      Answer made = bridge.post("/api/backup?name=first.db", "text/plain", "");
      assertThat(made.status()).as(made.text()).isEqualTo(200);
      assertThat(bridge.post("/api/backup?name=first.db", "text/plain", "").status()).as("never over another one").isEqualTo(409);
      assertThat(bridge.post("/api/backup?name=..%2Ffirst.db", "text/plain", "").status()).as("never out of its folder").isEqualTo(400);
      Path copy = Path.of(made.json().get("file").asText());
      assertThat(bridge.get("/api/backup").json().at("/files/first.db").asLong()).isEqualTo(Files.size(copy)).isEqualTo(made.json().get("bytes").asLong());

      partner.clear("NL-COPY-1", Journey.mrn("COPYA"), "01");
      String after = "%032x".formatted(0xB2);
      partner.soap(after, Partner.reservation("NL-COPY-1", Journey.mrn("COPYB"), 30));
      DatabaseCopies copies = new DatabaseCopies(bridge.settings(), Clock.systemUTC());
      assertThatThrownBy(() -> copies.restore(copy)).as("a bridge serves from it").hasMessageContaining("in use by another bridge");
      assertThat(available(partner)).containsExactly("370");

      String[] said = new String[1];
      bridge.restart(() -> said[0] = copies.restore(copy));

      assertThat(said[0]).contains("What was there is now").contains("bridge.db.before-restore-");
      assertThat(available(partner)).as("as when the backup was made").containsExactly("400");
      assertThat(partner.soap(before, Partner.reservation("NL-COPY-1", Journey.mrn("COPYA"), 100)).text()).as("a remembered answer").isEqualTo(first.text());
      assertThat(available(partner)).containsExactly("400");
      assertThat(Journey.result(Said.in(partner.soap(after, Partner.reservation("NL-COPY-1", Journey.mrn("COPYB"), 60)).text()))).as("what came after the backup was never there").isEqualTo("1");
      assertThat(available(partner)).containsExactly("340");
      assertThat(bridge.differences()).isEmpty();
      try (Stream<Path> files = Files.list(Path.of(bridge.setting("BRIDGE_DATA_DIRECTORY")))) {
        Path aside = files.filter(file -> file.getFileName().toString().matches("bridge\\.db\\.before-restore-[0-9TZ]+")).findFirst().orElseThrow();
        assertThat(moves(aside)).as("nothing of what was there is lost").isEqualTo(4);
      }
    }
  }

  @Test
  void backups_under_load_are_each_one_moment_of_the_books() {
    try (RunningBridge bridge = RunningBridge.start()) {
      Partner partner = new Partner(bridge);
      partner.push(Partner.licence("NL-COPY-2", 1, 100_000));
      AtomicBoolean enough = new AtomicBoolean();
      CompletableFuture<Integer> load = CompletableFuture.supplyAsync(() -> {
        int reserved = 0;
        while (!enough.get()) {
          partner.reserve("NL-COPY-2", Journey.mrn("L" + reserved++ % 700), 1 + reserved % 5);
        }
        return reserved;
      });
      DatabaseCopies copies = new DatabaseCopies(bridge.settings(), Clock.systemUTC());
      long last = 0;
      for (int i = 0; i < 5; i++) {
        Path file = folder.resolve("copy-" + i + ".db");
        copies.backup(file);
        last = Math.max(last, sound(file, last));
      }
      enough.set(true);
      assertThat(load.join()).isPositive();
      assertThat(last).isGreaterThan(1);
      assertThat(bridge.differences()).isEmpty();
    }
  }

  @Test
  void what_is_no_whole_backup_is_never_put_in_place() throws IOException {
    try (RunningBridge bridge = RunningBridge.start()) {
      Partner partner = new Partner(bridge);
      partner.push(Partner.licence("NL-COPY-3", 1, 500));
      DatabaseCopies copies = new DatabaseCopies(bridge.settings(), Clock.systemUTC());
      Path good = folder.resolve("good.db");
      copies.backup(good);
      assertThatThrownBy(() -> copies.backup(good)).hasMessageContaining("is there already");
      Path text = Files.writeString(folder.resolve("text.db"), "not a database");
      Path cut = Files.write(folder.resolve("cut.db"), java.util.Arrays.copyOf(Files.readAllBytes(good), (int) Files.size(good) / 2));
      Path foreign = folder.resolve("foreign.db");
      sql(foreign, "create table something (id integer)");
      Path newer = Files.copy(good, folder.resolve("newer.db"));
      sql(newer, "insert into flyway_schema_history select 9999, '9999', 'later', 'SQL', 'V9999__later.sql', 1, 'test', installed_on, 1, 1 from flyway_schema_history where installed_rank = 1");

      bridge.restart(() -> {
        assertThatThrownBy(() -> copies.restore(folder.resolve("none.db"))).hasMessageContaining("no database of a bridge");
        assertThatThrownBy(() -> copies.restore(text)).hasMessageContaining("no database of a bridge");
        assertThatThrownBy(() -> copies.restore(cut)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> copies.restore(foreign)).hasMessageContaining("no database of a bridge");
        assertThatThrownBy(() -> copies.restore(newer)).hasMessageContaining("newer bridge");
      });

      assertThat(Said.in(partner.check("NL-COPY-3").text()).text("Quantity")).as("what was there is served as before").isEqualTo("500");
    }
  }

  @Test
  void postgresql_is_left_to_its_own_tools() {
    try (RunningBridge bridge = RunningBridge.start(TestDatabases.POSTGRESQL.settings())) {
      Answer answer = bridge.post("/api/backup", "text/plain", "");
      assertThat(answer.status()).isEqualTo(409);
      assertThat(answer.text()).contains("pg_dump");
      DatabaseCopies copies = new DatabaseCopies(bridge.settings(), Clock.systemUTC());
      assertThatThrownBy(() -> copies.backup(folder.resolve("none.db"))).hasMessageContaining("pg_dump");
      assertThatThrownBy(() -> copies.restore(folder.resolve("none.db"))).hasMessageContaining("pg_dump");
      assertThat(folder).isEmptyDirectory();
    }
  }

  private static List<String> available(Partner partner) {
    return Said.in(partner.check("NL-COPY-1").text()).all("AvailableQuantity").stream().map(each -> each.text("Quantity")).toList();
  }

  /** How many entries the copy has: its books add up, and it is no older than the one before. */
  private static long sound(Path file, long before) {
    assertThat(ask(file, LedgerAudit::differences)).isEmpty();
    long moves = moves(file);
    assertThat(moves).isGreaterThanOrEqualTo(before);
    return moves;
  }

  private static long moves(Path file) {
    return ask(file, connection -> Sql.query(connection, "select count(*) from entry", row -> row.getLong(1)).get(0));
  }

  private static void sql(Path file, String statement) {
    ask(file, connection -> Sql.update(connection, statement));
  }

  private static <T> T ask(Path file, Database.Transaction<T> question) {
    return RunningBridge.read(Map.of("BRIDGE_DATA_DIRECTORY", file.getParent().toString(), "bridge.db", file.getFileName().toString()), question);
  }
}
