package org.elicensing.bridge.certex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.LedgerStore;
import org.elicensing.bridge.licensing.Certificates;
import org.elicensing.bridge.writer.ABridge;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** An office that asks to be told of changes misses none: each is in the answer to its check, or told to it (Art 5(2)). */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class PromisedNewsTest {

  private static final String OFFICE = "SE003030";

  private ABridge bridge;
  private String licence;

  @Parameter TestDatabases databases;

  @BeforeEach
  void open() {
    bridge = new ABridge(databases.open(), 1);
    licence = bridge.put(aLicence().withLine(1, kilograms(10)));
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void office_is_noted_before_the_licence_is_read() {
    check(true, false);

    assertThat(offices()).as("the journal has not heard of the check yet").containsExactly(OFFICE);
  }

  @Test
  void who_did_not_ask_or_only_tried_is_promised_nothing() {
    check(null, false);
    check(false, false);
    check(true, true);

    assertThat(offices()).isEmpty();
  }

  @Test
  void change_that_is_being_written_is_waited_for_and_shown() throws Exception {
    CountDownLatch locked = new CountDownLatch(1);
    CountDownLatch mayCommit = new CountDownLatch(1);
    CompletableFuture<Void> change = CompletableFuture.runAsync(() -> suspend(locked, mayCommit));
    locked.await();
    CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> check(true, false));

    assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    mayCommit.countDown();
    change.get(10, TimeUnit.SECONDS);

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo("SUSPENDED");
    assertThat(offices()).containsExactly(OFFICE);
  }

  private void suspend(CountDownLatch locked, CountDownLatch mayCommit) {
    try {
      bridge.database().write(connection -> {
        Sql.update(connection, "update licence set status = 'SUSPENDED'");
        locked.countDown();
        return await(mayCommit);
      });
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The status that is shown. */
  private String check(Boolean push, boolean dryRun) {
    Subject subject = new Subject("ProcessedLicenceRequest", OFFICE, "M-1", "single-window M-1", new ContentHash().add("M-1").bytes(), null, null, OFFICE, Set.of(licence));
    ProcessedLicence asked = new ProcessedLicence(subject, null, licence, null, null, LocalDate.of(2026, 6, 15), OFFICE, null, null, null, List.of(), false, push, null, null);
    Received received = new Received(bridge.nextId(), "soap", null, "text/xml", new byte[0], 0, Instant.EPOCH, null, null, null).dryRun(dryRun);
    LedgerStore ledger = new LedgerStore(bridge.database(), bridge.ids());
    PhraseLicence phrase = new PhraseLicence(new CertexWriter(new Certificates(bridge.database())));
    return new CheckLicence(bridge.database(), ledger, new JournalStore(bridge::nextId, 1), phrase, Clock.systemUTC(), ZoneOffset.UTC, 20).check(received, asked).reply().statusShown();
  }

  private List<String> offices() {
    return bridge.database().read(connection -> Sql.query(connection, "select office from push_interest", row -> row.getString(1)));
  }
}
