package org.elicensing.bridge.certex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.elicensing.bridge.certex.ReadList.Page;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licensing.Certificates;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.Submission;
import org.elicensing.bridge.writer.TestWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists of licences (Art 10): what they have, page by page, and delivered once for each period. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class ListsTest {

  private static final LicenceFilter ALL = new LicenceFilter(null, null, null, null, null);
  private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
  private static final Submission NOBODY = null;

  private ABridge bridge;

  @Parameter TestDatabases databases;

  @BeforeEach
  void open() {
    bridge = new ABridge(databases.open(), 1);
  }

  @AfterEach
  void close() {
    bridge.close();
  }

  @Test
  void pages_show_each_licence_once_also_when_others_come_meanwhile() {
    List<String> first = put(7);
    certify(bridge);
    Page one = lists(bridge, 3).page(ALL, 0);
    List<String> late = put(2);
    certify(bridge);
    Page two = lists(bridge, 3).page(ALL, one.next());
    Page three = lists(bridge, 3).page(ALL, two.next());

    assertThat(Stream.of(one, two, three).map(page -> page.licences().size())).containsExactly(3, 3, 3);
    assertThat(three.next()).as("the last page says so").isNull();
    assertThat(Stream.of(one, two, three).flatMap(page -> page.licences().stream())).doesNotHaveDuplicates().hasSize(first.size() + late.size());
    assertThat(lists(bridge, 9).page(ALL, 0).next()).as("a page that is just full").isNull();
    assertThat(lists(bridge, 9).page(ALL, Long.MAX_VALUE)).isEqualTo(new Page(List.of(), null));
  }

  @Test
  void filters_let_through_what_they_name() {
    bridge.put(aLicence().withLine(1, kilograms(10)).heldBy("DE7").document("X070").validUntil("2026-12-31"));
    bridge.put(aLicence().withLine(1, kilograms(10)).status(LicenceStatus.SUSPENDED));
    bridge.put(aLicence().withLine(1, kilograms(10)).validUntil("2026-06-14"));
    bridge.put(aLicence().withLine(1, kilograms(10)).validFrom("2026-07-01"));
    String used = bridge.put(aLicence().withLine(1, kilograms(10)));
    bridge.write(bridge.reserve("26DE00485112345631", used, item(1, 1).of("10", "KGM")), bridge.release(null, DeclarationName.ofMrn("26DE00485112345631"), used, List.of()));

    assertThat(shown(ALL)).containsExactly("VALID", "SUSPENDED", "EXPIRED", "VALID", "EXHAUSTED");
    assertThat(shown(new LicenceFilter("DE", null, null, null, null))).hasSize(5);
    assertThat(shown(new LicenceFilter("FR", null, null, null, null))).isEmpty();
    assertThat(shown(new LicenceFilter(null, "DE7", null, null, null))).containsExactly("VALID");
    assertThat(shown(new LicenceFilter(null, null, null, "X070", null))).hasSize(1);
    assertThat(shown(new LicenceFilter(null, null, LicenceStatus.EXPIRED, null, null))).as("as it is shown, not as it was stated").hasSize(1);
    assertThat(shown(new LicenceFilter(null, null, LicenceStatus.EXHAUSTED, null, null))).hasSize(1);
    assertThat(shown(new LicenceFilter(null, null, null, null, LocalDate.of(2026, 6, 14)))).containsExactly("VALID", "SUSPENDED", "EXPIRED", "EXHAUSTED");
    assertThat(shown(new LicenceFilter(null, null, LicenceStatus.VALID, null, LocalDate.of(2026, 7, 1)))).containsExactly("VALID", "VALID");
  }

  @Test
  void page_without_a_match_goes_on_rather_than_looking_through_everything() {
    put(45);
    bridge.put(aLicence().withLine(1, kilograms(10)).status(LicenceStatus.REVOKED));
    LicenceFilter revoked = new LicenceFilter(null, null, LicenceStatus.REVOKED, null, null);

    Page page = lists(bridge, 1).page(revoked, 0);
    assertThat(page.licences()).isEmpty();
    assertThat(page.next()).isNotNull();
    List<Listed> found = new ArrayList<>();
    for (Long next = 0L; next != null; next = page.next()) {
      page = lists(bridge, 1).page(revoked, next);
      found.addAll(page.licences());
    }
    assertThat(found).hasSize(1);
  }

  @Test
  void filter_is_kept_as_it_was() {
    LicenceFilter filter = new LicenceFilter("SE", "SE1", LicenceStatus.REVOKED, "X060", LocalDate.of(2026, 2, 28));
    assertThat(LicenceFilter.of(org.elicensing.bridge.reading.Json.text(filter.tree()))).isEqualTo(filter);
    assertThat(LicenceFilter.of("{}")).isEqualTo(ALL);
  }

  @Test
  void list_is_delivered_once_for_each_period_page_by_page() {
    put(5);
    Subscription asked = subscribe(NOON, "PT1H");
    Subscriptions before = subscriptions(bridge, NOON.plusSeconds(3599));
    assertThat(before.due()).as("the first one was the answer").isEmpty();

    Instant due = NOON.plus(Duration.ofHours(1));
    for (int page = 1; page <= 3; page++) {
      ListWatch watch = watch(bridge, due, 2);
      Subscription now = subscriptions(bridge, due).due().orElseThrow();
      assertThat(now.page()).isEqualTo(page);
      bridge.write(watch.page(now), watch.page(now));
    }
    assertThat(left(bridge)).containsExactly("page 1 last false", "page 2 last false", "page 3 last true");
    assertThat(subscriptions(bridge, due).all(-1, 9)).singleElement().satisfies(now -> assertThat(now.reference()).isEqualTo(asked.reference()));
  }

  @Test
  void what_fell_due_while_no_bridge_ran_is_delivered_once() {
    Subscription asked = new Subscription(1, "DE004851", ALL, "PT1H", NOON, NOON.plusSeconds(3600), 1, 0);

    assertThat(asked.delivered(null, NOON.plusSeconds(3601)).nextAt()).isEqualTo(NOON.plus(Duration.ofHours(2)));
    assertThat(asked.delivered(null, NOON.plus(Duration.ofHours(5)).plusSeconds(7)).nextAt()).as("in its own beat").isEqualTo(NOON.plus(Duration.ofHours(6)));
    assertThat(asked.delivered(17L, NOON.plusSeconds(3601)).nextAt()).as("not before the last page").isEqualTo(asked.nextAt());
  }

  @Test
  void subscription_that_was_ended_is_not_delivered() {
    put(1);
    Subscription asked = subscribe(NOON, "PT1M");
    DeliverPage delivering = watch(bridge, NOON.plusSeconds(61), 10).page(subscriptions(bridge, NOON.plusSeconds(61)).due().orElseThrow());

    assertThat(subscriptions(bridge, NOON).end(asked.messageId())).isTrue();
    assertThat(subscriptions(bridge, NOON).end(asked.messageId())).isFalse();
    bridge.write(delivering);
    assertThat(left(bridge)).isEmpty();
  }

  @Test
  void two_bridges_deliver_once() throws Exception {
    Database[] both = TestDatabases.postgresqlTwice();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (ABridge one = new ABridge(both[0], 1); ABridge other = new ABridge(both[1], 2)) {
      one.put(aLicence().withLine(1, kilograms(10)));
      subscribe(one, NOON, "PT1M");
      for (int minute = 1; minute <= 10; minute++) {
        Instant due = subscriptions(one, NOON).all(-1, 1).get(0).nextAt();
        DeliverPage here = watch(one, due, 10).page(subscriptions(one, due).due().orElseThrow());
        DeliverPage there = watch(other, due, 10).page(subscriptions(other, due).due().orElseThrow());
        List<Future<?>> done = List.of(threads.submit(() -> one.write(here)), threads.submit(() -> other.write(there)));
        for (Future<?> each : done) {
          each.get();
        }
        assertThat(left(one)).hasSize(minute);
      }
    } finally {
      threads.shutdown();
    }
  }

  private List<String> put(int many) {
    List<String> references = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      references.add(bridge.put(aLicence().withLine(1, kilograms(10))));
    }
    return references;
  }

  private List<String> shown(LicenceFilter filter) {
    return lists(bridge, 100).page(filter, 0).licences().stream().map(each -> each.shown().name()).toList();
  }

  private static ReadList lists(ABridge at, int size) {
    return new ReadList(at.database(), Clock.fixed(NOON, ZoneOffset.UTC), ZoneOffset.UTC, size);
  }

  /** Gives every licence a certificate of its own. */
  private static void certify(ABridge at) {
    byte[] body = "<Licence><Status>VALID</Status></Licence>".getBytes(StandardCharsets.UTF_8);
    try {
      at.database().write(connection -> Sql.update(connection, "insert into certificate (id, licence_id, version, body, origins, message_id) select id, id, 1, ?, '[]', 0 from licence"
          + " where id not in (select id from certificate)", (Object) body));
      at.database().write(connection -> Sql.update(connection, "update licence set certificate_id = id"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Subscriptions subscriptions(ABridge at, Instant now) {
    return new Subscriptions(at.database(), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static ListWatch watch(ABridge at, Instant now, int size) {
    certify(at);
    return new ListWatch(subscriptions(at, now), lists(at, size), new CertexWriter(new Certificates(at.database())), NOBODY, at::nextId, Clock.fixed(now, ZoneOffset.UTC));
  }

  private Subscription subscribe(Instant at, String period) {
    return subscribe(bridge, at, period);
  }

  private static Subscription subscribe(ABridge bridge, Instant at, String period) {
    TestWork asking = bridge.work(null, "subscribe", null, java.util.Set.of(), java.util.Set.of(), desk -> {
      Subscription subscription = new Subscription(desk.messageId(), "DE004851", ALL, period, at, at.plus(ListQuestion.duration(period)), 1, 0);
      desk.errands().later(connection -> Subscriptions.insert(connection, subscription));
      return ABridge.answer("noted");
    });
    bridge.write(asking);
    return subscriptions(bridge, at).all(-1, 1).get(0);
  }

  private static List<String> left(ABridge at) {
    return at.database().read(connection -> Sql.query(connection, "select properties from outbox where destination = 'bridge.certex.list.out' order by id", row -> {
      var properties = org.elicensing.bridge.reading.Json.ownProperties(row.getString(1));
      return "page " + properties.get("page") + " last " + properties.get("last");
    }));
  }
}
