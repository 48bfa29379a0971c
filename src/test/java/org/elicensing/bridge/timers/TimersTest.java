package org.elicensing.bridge.timers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.writer.ABridge.said;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.MovedClock;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.ledger.ALicence;
import org.elicensing.bridge.licence.LicenceType;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.Verdict;
import org.elicensing.bridge.writer.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Timers are made with what they watch, act once at their time, and end when there is nothing left to watch. */
class TimersTest {

  private static final String MRN = "26DE00485112345670";
  private static final DeclarationName NAME = DeclarationName.ofMrn(MRN);

  private final MovedClock clock = new MovedClock();

  private Watched open(TestDatabases databases) {
    return new Watched(databases.open(), 1, clock, false, Map.of());
  }

  private void days(int days) {
    clock.now = clock.now.plus(Duration.ofDays(days));
  }

  private static String released(Watched watched, ALicence made) {
    String licence = watched.bridge.put(made.withLine(1, kilograms(100)));
    assertThat(said(watched.bridge.write(watched.bridge.reserve(null, NAME, licence, List.of(item(1, 1).of("40", "KGM")))).get(0))).isEqualTo("granted");
    assertThat(said(watched.bridge.write(watched.bridge.release(null, NAME, licence, List.of())).get(0))).isEqualTo("01");
    return licence;
  }

  private static Work withdraw(Watched watched, String licence) {
    return watched.bridge.work(null, "withdraw", NAME, Set.of(licence), Set.of(), desk -> {
      desk.moves(ABridge.OFFICE).end(desk.books().holdsOf(desk.declarations().find(NAME, null).orElseThrow().id()));
      return ABridge.answer("gone");
    });
  }

  private static Work exited(Watched watched) {
    return watched.bridge.work(null, "exited", NAME, Set.of(), Set.of(), desk -> {
      ExitWatch.exited(desk, desk.bind(NAME, null).id());
      return ABridge.answer("exited");
    });
  }

  private static Received received(Watched watched) {
    byte[] raw = "{}".getBytes(StandardCharsets.UTF_8);
    return new Received(watched.bridge.ids().next(), "api", null, "application/json", raw, raw.length, Instant.parse("2026-06-01T10:00:00Z"), null, null, null);
  }

  private static long parked(Watched watched) {
    return watched.bridge.count("select count(*) from parked where state = 'open'");
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void exit_is_asked_for_after_the_first_period_and_shown_after_the_second_and_nothing_is_credited(TestDatabases databases) {
    try (Watched watched = open(databases)) {
      String licence = released(watched, aLicence());
      days(90);
      watched.look();
      assertThat(watched.leaving()).as("the last day is not over").isEmpty();
      days(1);
      watched.look();
      watched.look();
      assertThat(watched.leaving()).containsExactly("ExitAsked " + MRN + " [none 40]");
      assertThat(watched.timers()).containsExactly("exit-ask acted exit-asked", "invalidation open");
      assertThat(parked(watched)).isZero();
      days(60);
      watched.look();
      watched.look();
      assertThat(watched.timers()).containsExactly("exit-ask acted exit-asked", "invalidation acted shown");
      assertThat(parked(watched)).isEqualTo(1);
      assertThat(watched.leaving()).as("nothing more is sent").hasSize(1);
      assertThat(watched.bridge.quantity(licence, 1)).containsExactly(0L, 40_000_000L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void bridge_that_was_told_to_gives_back_what_never_left(TestDatabases databases) {
    try (Watched watched = new Watched(databases.open(), 1, clock, true, Map.of())) {
      String licence = released(watched, aLicence());
      days(91);
      watched.look();
      days(60);
      watched.look();
      assertThat(watched.bridge.quantity(licence, 1)).containsExactly(0L, 0L);
      assertThat(watched.leaving()).containsExactly("ExitAsked " + MRN + " [none 40]", "InvalidatedWithoutExit " + MRN + " [withdrawn 40]");
      assertThat(parked(watched)).isZero();
      assertThat(watched.timers()).containsExactly("exit-ask lifted nothing-consumed", "invalidation acted withdrawn");
      assertThat(watched.bridge.differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void watch_over_an_exit_ends_with_the_exit_whenever_it_is_heard_of(TestDatabases databases) {
    try (Watched watched = open(databases)) {
      watched.bridge.write((Work) exited(watched));
      released(watched, aLicence());
      days(200);
      watched.look();
      assertThat(watched.leaving()).isEmpty();
      assertThat(watched.timers()).containsExactly("exit-ask lifted exited");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void exit_that_comes_after_all_settles_what_a_person_was_asked(TestDatabases databases) {
    try (Watched watched = open(databases)) {
      released(watched, aLicence());
      days(91);
      watched.look();
      days(60);
      watched.look();
      assertThat(parked(watched)).isEqualTo(1);
      watched.bridge.write((Work) exited(watched));
      assertThat(parked(watched)).isZero();
      assertThat(watched.timers()).containsExactly("exit-ask lifted exited", "invalidation lifted exited");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void withdrawal_ends_the_watch_and_the_next_consumption_begins_it_anew(TestDatabases databases) {
    try (Watched watched = open(databases)) {
      String licence = released(watched, aLicence());
      days(80);
      watched.bridge.write((Work) withdraw(watched, licence));
      days(20);
      watched.look();
      assertThat(watched.timers()).containsExactly("exit-ask lifted nothing-consumed");
      watched.bridge.write(watched.bridge.reserve(null, NAME, licence, List.of(item(1, 1).of("7", "KGM"))), watched.bridge.release(null, NAME, licence, List.of()));
      days(90);
      watched.look();
      assertThat(watched.leaving()).isEmpty();
      days(1);
      watched.look();
      assertThat(watched.leaving()).containsExactly("ExitAsked " + MRN + " [none 7]");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void hold_expires_on_a_type_of_licence_that_has_a_period_and_on_no_other(TestDatabases databases) {
    try (Watched watched = new Watched(databases.open(), 1, clock, false, Map.of(LicenceType.GLOBAL, 20))) {
      String global = watched.bridge.put(aLicence().type(LicenceType.GLOBAL).withLine(1, kilograms(100)));
      String individual = watched.bridge.put(aLicence().withLine(1, kilograms(100)));
      watched.bridge.write(watched.bridge.reserve(null, NAME, global, List.of(item(1, 1).of("40", "KGM"))), watched.bridge.reserve(null, NAME, individual, List.of(item(2, 1).of("30", "KGM"))));
      days(15);
      watched.bridge.write(watched.bridge.reserve(null, NAME, global, List.of(item(1, 1).of("50", "KGM"))));
      days(20);
      watched.look();
      assertThat(watched.bridge.quantity(global, 1)).as("restated five days ago, as it were").containsExactly(50_000_000L, 0L);
      days(1);
      watched.look();
      assertThat(watched.bridge.quantity(global, 1)).containsExactly(0L, 0L);
      assertThat(watched.bridge.quantity(individual, 1)).containsExactly(30_000_000L, 0L);
      assertThat(watched.leaving()).containsExactly("HoldExpired " + MRN + " [released 50]");
      assertThat(watched.bridge.differences()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void suspended_export_is_neither_reserved_nor_released_and_goes_on_by_itself(TestDatabases databases) {
    try (Watched watched = new Watched(databases.open(), 1, clock, false, Map.of(LicenceType.INDIVIDUAL, 5))) {
      String licence = watched.bridge.put(aLicence().withLine(1, kilograms(100)));
      watched.bridge.write(watched.bridge.reserve(null, NAME, licence, List.of(item(1, 1).of("40", "KGM"))));
      watched.bridge.write(watched.byHand.suspend(received(watched), licence, MRN, "Officer 12", "new information on the end user", false));
      assertThat(said(watched.bridge.write(watched.bridge.reserve(null, NAME, licence, List.of(item(1, 1).of("50", "KGM")))).get(0))).isEqualTo("04");
      assertThat(said(watched.bridge.write(watched.bridge.release(null, NAME, licence, List.of())).get(0))).isEqualTo("93");
      assertThat(said(watched.bridge.write(watched.bridge.reserve("26DE00485112345688", licence, item(1, 1).of("50", "KGM"))).get(0))).as("another declaration").isEqualTo("granted");
      days(10);
      watched.look();
      assertThat(watched.bridge.quantity(licence, 1)).as("the hold does not expire while customs decides, the other one does").containsExactly(40_000_000L, 0L);
      days(5);
      watched.look();
      assertThat(watched.leaving()).contains("SuspensionLifted " + MRN + " [none 40]");
      assertThat(said(watched.bridge.write(watched.bridge.release(null, NAME, licence, List.of())).get(0))).isEqualTo("01");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void suspension_is_extended_from_its_beginning_and_ended_by_a_person_for_good(TestDatabases databases) {
    try (Watched watched = open(databases)) {
      String licence = watched.bridge.put(aLicence().withLine(1, kilograms(100)));
      watched.bridge.write(watched.byHand.suspend(received(watched), licence, MRN, "Officer 12", "consulting", false));
      watched.bridge.write(watched.byHand.suspend(received(watched), licence, MRN, "Officer 12", "consulting", false));
      assertThat(watched.bridge.count("select count(*) from suspension")).as("the same again changes nothing").isEqualTo(1);
      watched.bridge.write(watched.byHand.suspend(received(watched), licence, MRN, "Officer 12", "more time", true));
      days(20);
      watched.look();
      assertThat(said(watched.bridge.write(watched.bridge.reserve(MRN, licence, item(1, 1).of("1", "KGM"))).get(0))).isEqualTo("04");
      watched.bridge.write(watched.byHand.lift(received(watched), licence, MRN, "Officer 13", "the authority upheld the licence"));
      assertThat(said(watched.bridge.write(watched.bridge.reserve(MRN, licence, item(1, 1).of("1", "KGM"))).get(0))).isEqualTo("granted");
      days(60);
      watched.look();
      assertThat(watched.leaving()).as("nothing was left to lift").isEmpty();
      assertThat(watched.timers()).containsExactly("suspension lifted lifted");
      assertThat(said(watched.bridge.write(watched.byHand.lift(received(watched), licence, MRN, "Officer 13", "again")).get(0))).contains("not-suspended");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void offices_are_told_when_a_licence_expires_and_holds_survive(TestDatabases databases) {
    try (Watched watched = open(databases)) {
      String licence = watched.bridge.put(aLicence().validUntil("2026-06-30").withLine(1, kilograms(100)));
      watched.bridge.write(watched.bridge.reserve(null, NAME, licence, List.of(item(1, 1).of("40", "KGM"))));
      days(29);
      watched.look();
      assertThat(watched.leaving()).isEmpty();
      days(1);
      watched.look();
      watched.look();
      assertThat(watched.leaving()).containsExactly("expired " + licence);
      assertThat(watched.bridge.quantity(licence, 1)).containsExactly(40_000_000L, 0L);
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void postponed_timer_acts_at_its_new_time_and_one_that_acted_cannot_be_postponed(TestDatabases databases) {
    try (Watched watched = open(databases)) {
      released(watched, aLicence());
      long timer = watched.bridge.count("select id from timer where kind = 'exit-ask'");
      watched.bridge.write(watched.byHand.postpone(received(watched), timer, clock.now.plus(Duration.ofDays(120)), "Officer 12", "the carrier was asked").orElseThrow());
      days(119);
      watched.look();
      assertThat(watched.leaving()).isEmpty();
      days(1);
      watched.look();
      assertThat(watched.leaving()).hasSize(1);
      assertThat(said(watched.bridge.write(watched.byHand.postpone(received(watched), timer, clock.now.plus(Duration.ofDays(1)), "Officer 12", "too late").orElseThrow()).get(0)))
          .contains("timer-ended");
    }
  }

  @ParameterizedTest
  @EnumSource(TestDatabases.class)
  void message_that_breaks_makes_no_timer(TestDatabases databases) {
    try (Watched watched = open(databases)) {
      String licence = watched.bridge.put(aLicence().withLine(1, kilograms(100)));
      watched.bridge.write(watched.bridge.reserve(null, NAME, licence, List.of(item(1, 1).of("40", "KGM"))));
      Work release = watched.bridge.release(null, NAME, licence, List.of());
      watched.bridge.write((Work) watched.bridge.work(null, "breaks", NAME, Set.of(licence), Set.of(), desk -> {
        Verdict ignored = release.decide(desk);
        throw new IllegalStateException("half way " + ignored.code());
      }));
      assertThat(watched.timers()).isEmpty();
    }
  }

  @Test
  void of_two_bridges_one_acts() throws Exception {
    Database[] databases = TestDatabases.postgresqlTwice();
    try (Watched one = new Watched(databases[0], 1, clock, true, Map.of()); Watched other = new Watched(databases[1], 2, clock, true, Map.of())) {
      String licence = one.bridge.put(aLicence().withLine(1, kilograms(10_000)));
      for (int i = 0; i < 40; i++) {
        DeclarationName name = DeclarationName.ofMrn("26DE0048511234%04d".formatted(i));
        one.bridge.write(one.bridge.reserve(null, name, licence, List.of(item(1, 1).of("3", "KGM"))), one.bridge.release(null, name, licence, List.of()));
      }
      for (int days : new int[] {91, 60}) {
        days(days);
        CompletableFuture.allOf(CompletableFuture.runAsync(one::look), CompletableFuture.runAsync(other::look)).get();
      }
      assertThat(one.leaving()).as("each declaration is asked about once, and invalidated once").hasSize(80).doesNotHaveDuplicates();
      assertThat(one.bridge.quantity(licence, 1)).containsExactly(0L, 0L);
      assertThat(one.bridge.count("select count(*) from entry where move = 'WITHDRAW'")).isEqualTo(40);
      assertThat(one.bridge.differences()).isEmpty();
    }
  }
}
