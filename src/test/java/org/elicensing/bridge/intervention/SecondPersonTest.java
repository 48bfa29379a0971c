package org.elicensing.bridge.intervention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.intervention.OpenRequest.State;
import org.elicensing.bridge.journal.LeavingTexts;
import org.elicensing.bridge.ledger.AnItem;
import org.elicensing.bridge.ledger.InterveneQuantity.Verb;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.TestWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A decision that needs a second person moves nothing until there is one, and then once. */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class SecondPersonTest {

  private static final Duration LONG = Duration.ofHours(1);

  private static ABridge bridge;
  private static Office office;

  @Parameter TestDatabases databases;

  @BeforeParameterizedClassInvocation
  static void open(TestDatabases kind) {
    bridge = new ABridge(kind.open(), 1);
    office = new Office(bridge);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    try {
      assertThat(bridge.differences()).isEmpty();
    } finally {
      bridge.close();
    }
  }

  @Test
  void nothing_moves_until_another_person_approves_and_then_all_of_it_is_on_record() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    bridge.write(bridge.reserve("26DE00485112345611", licence, item(1, 1).of("40", "KGM")));

    TestWork asking = office.asking("26DE00485112345611", licence, Verb.ACCEPT, LONG, item(1, 1).of("130", "KGM"));
    assertThat(office.said(asking)).isEqualTo("93");
    assertThat(bridge.quantity(licence, 1)).containsExactly(40_000_000L, 0L);
    OpenRequest open = office.open(asking);
    assertThat(open.why()).isEqualTo("overdraws");
    assertThat(open.decision().items()).containsExactly(item(1, 1).of("130", "KGM").released());
    assertThat(open.askedBy(" officer  ONE ")).as("case and blanks make no other person").isTrue();

    assertThat(office.settle(open, State.APPROVED)).containsExactly(200);
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 130_000_000L);
    assertThat(bridge.count("select quantity_overdraft from licence_line where licence_id = (select id from licence where reference = ?)", licence)).isEqualTo(30_000_000);
    List<String> why = bridge.database().read(connection -> Sql.query(connection, "select actor, reason, document from entry where move = 'INTERVENE' and licence_id = (select id from licence where reference = ?)",
        row -> row.getString(1) + " | " + row.getString(2) + " | " + row.getString(3), licence));
    assertThat(why).containsExactly("Officer One, approved by Officer Two | weighed anew at exit (Art 8 of 2024/2145) | minute 17");
    assertThat(office.outcomes(open)).singleElement().asString().contains("<Action>consumed</Action><Result>ok</Result>", "<OutcomeCode>01</OutcomeCode>",
        "<RemainingQuantity unit=\"KGM\">0</RemainingQuantity><OverdrawnQuantity unit=\"KGM\">30</OverdrawnQuantity>", "<MRN>26DE00485112345611</MRN>");
    assertThat(office.open(asking).settlement()).satisfies(how -> assertThat(how.by() + how.outcome()).isEqualTo("Officer Two01"));
  }

  @Test
  void of_several_who_settle_it_in_one_batch_the_first_does() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    TestWork asking = office.asking("26DE00485112345612", licence, Verb.ACCEPT, LONG, item(1, 1).of("101", "KGM"));
    office.said(asking);
    OpenRequest open = office.open(asking);

    assertThat(office.settle(open, State.APPROVED, State.APPROVED, State.REFUSED)).containsExactly(200, 409, 409);
    assertThat(office.settle(open, State.REFUSED)).containsExactly(409);
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 101_000_000L);
    assertThat(office.outcomes(open)).hasSize(1);
    assertThat(office.open(asking).state()).isEqualTo(State.APPROVED);
  }

  @Test
  void refusal_moves_nothing_and_is_told() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    bridge.write(bridge.reserve("26DE00485112345613", licence, item(1, 1).of("40", "KGM")), bridge.release(null, DeclarationName.ofMrn("26DE00485112345613"), licence, List.of()));
    TestWork asking = office.asking("26DE00485112345613", licence, Verb.REFUSE, LONG);
    office.said(asking);
    OpenRequest open = office.open(asking);

    assertThat(open.why()).isEqualTo("takes-back");
    assertThat(office.settle(open, State.REFUSED)).containsExactly(200);
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 40_000_000L);
    assertThat(office.outcomes(open)).singleElement().asString().contains("<Action>withdrawn</Action><Result>refused</Result>", "A second person refused it: not convincing");
  }

  @Test
  void approval_is_decided_on_the_books_of_its_moment() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    DeclarationName mrn = DeclarationName.ofMrn("26DE00485112345614");
    bridge.write(bridge.reserve(mrn.mrn(), licence, item(1, 1).of("40", "KGM")), bridge.release(null, mrn, licence, List.of()));
    TestWork first = office.asking(mrn.mrn(), licence, Verb.REFUSE, LONG);
    TestWork second = office.asking(mrn.mrn(), licence, Verb.REFUSE, LONG);
    assertThat(List.of(office.said(first), office.said(second))).containsOnly("93");

    assertThat(office.settle(office.open(first), State.APPROVED)).containsExactly(200);
    assertThat(office.settle(office.open(second), State.APPROVED)).containsExactly(200);

    assertThat(bridge.quantity(licence, 1)).as("taken back once").containsExactly(0L, 0L);
    assertThat(office.outcomes(office.open(first))).singleElement().asString().contains("<Action>withdrawn</Action><Result>ok</Result>");
    assertThat(office.outcomes(office.open(second))).singleElement().asString().contains("<Action>none</Action><Result>refused</Result>", "<OutcomeCode>02</OutcomeCode>");
  }

  @Test
  void what_nobody_settles_in_time_ends_once_and_cannot_be_approved_any_more() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    TestWork asking = office.asking("26DE00485112345615", licence, Verb.ACCEPT, Duration.ZERO, item(1, 1).of("101", "KGM"));
    office.said(asking);
    OpenRequest open = office.open(asking);

    assertThat(office.requests.overdue(100)).extracting(OpenRequest::messageId).contains(open.messageId());
    assertThat(office.settle(open, State.APPROVED)).as("too late, though nobody has ended it yet").containsExactly(409);
    assertThat(office.settle(open, State.EXPIRED, State.EXPIRED)).containsExactly(200, 409);
    assertThat(office.requests.overdue(100)).extracting(OpenRequest::messageId).doesNotContain(open.messageId());
    assertThat(office.outcomes(open)).singleElement().asString().contains("<Action>consumed</Action><Result>refused</Result>", "Nobody approved it in time");
    assertThat(bridge.quantity(licence, 1)).containsExactly(0L, 0L);
  }

  @Test
  void request_that_is_not_overdue_does_not_expire() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    TestWork asking = office.asking("26DE00485112345616", licence, Verb.ACCEPT, LONG, item(1, 1).of("101", "KGM"));
    office.said(asking);

    assertThat(office.settle(office.open(asking), State.EXPIRED)).containsExactly(409);
    assertThat(office.open(asking).open()).isTrue();
  }

  @Test
  void request_made_by_lrn_goes_on_under_the_mrn_that_the_declaration_gets() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    TestWork asking = office.asking(DeclarationName.ofLrn("lrn 17", null), licence, Verb.ACCEPT, LONG, item(1, 1).of("101", "KGM"));
    office.said(asking);
    bridge.write(bridge.work(null, "bind", new DeclarationName("26DE00485112345617", "lrn 17", ""), java.util.Set.of(), java.util.Set.of(), desk -> {
      desk.bind(new DeclarationName("26DE00485112345617", "lrn 17", ""), ABridge.OFFICE);
      return ABridge.answer("bound");
    }));

    OpenRequest open = office.open(asking);
    assertThat(open.decision().declaration().mrn()).isEqualTo("26DE00485112345617");
    assertThat(office.settle(open, State.APPROVED)).containsExactly(200);
    assertThat(office.outcomes(open)).singleElement().asString().contains("<LRN>lrn 17</LRN><MRN>26DE00485112345617</MRN>");
  }

  @Test
  void two_bridges_that_approve_at_once_act_once() throws Exception {
    Database[] both = TestDatabases.postgresqlTwice();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try (ABridge one = new ABridge(both[0], 1); ABridge other = new ABridge(both[1], 2)) {
      Office here = new Office(one);
      Office there = new Office(other);
      String licence = one.put(aLicence().withLine(1, kilograms(10)));
      for (int i = 0; i < 15; i++) {
        TestWork asking = here.asking("26DE0048511234570" + (char) ('A' + i), licence, Verb.ACCEPT, LONG, item(1, 1).of("11", "KGM"));
        here.said(asking);
        OpenRequest open = here.open(asking);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<List<Integer>>> done = Stream.of(here, there).map(each -> threads.submit(() -> {
          start.await();
          return each.settle(open, State.APPROVED);
        })).toList();
        assertThat(Stream.of(done.get(0).get(), done.get(1).get()).flatMap(List::stream)).containsExactlyInAnyOrder(200, 409);
        assertThat(here.outcomes(open)).hasSize(1);
      }
      assertThat(one.quantity(licence, 1)).containsExactly(0L, 15 * 11_000_000L);
      assertThat(one.differences()).isEmpty();
    } finally {
      threads.shutdown();
    }
  }

  /** The office that decides, at one bridge. */
  private static final class Office {
    private final ABridge at;
    private final Requests requests;
    private final Intervene intervene = new Intervene(new org.elicensing.bridge.ledger.InterveneQuantity(org.elicensing.bridge.ledger.OnTheBooks.UNITS), java.time.ZoneOffset.UTC);
    private final Approvals approvals;

    Office(ABridge at) {
      this.at = at;
      this.requests = new Requests(at.database(), java.time.Clock.systemUTC());
      this.approvals = new Approvals(requests, intervene, new org.elicensing.bridge.customs.InterventionOutcomes(), null, at::nextId, java.time.Clock.systemUTC());
    }

    TestWork asking(String mrn, String licence, Verb verb, Duration patience, AnItem... items) {
      return asking(DeclarationName.ofMrn(mrn), licence, verb, patience, items);
    }

    TestWork asking(DeclarationName declaration, String licence, Verb verb, Duration patience, AnItem... items) {
      OfficerDecision decision = new OfficerDecision(licence, licence, declaration, ABridge.OFFICE, verb, Stream.of(items).map(AnItem::released).toList(),
          "Officer One", "weighed anew at exit", "Art 8 of 2024/2145", "minute 17");
      String identity = "intervention " + at.nextId();
      return at.work(identity, identity, declaration, java.util.Set.of(licence), java.util.Set.of(), desk -> {
        var judged = intervene.judge(desk, decision);
        assertThat(judged.needsSecondPerson()).isTrue();
        new SecondPerson(intervene, patience).ask(desk, decision, judged, "DE004851", identity);
        return ABridge.answer("93");
      });
    }

    String said(TestWork asking) {
      return ABridge.said(at.write(asking).get(0));
    }

    OpenRequest open(TestWork asking) {
      return requests.find(asking.received().id()).orElseThrow();
    }

    /** All in one batch; 200 for what was done, 409 for what was settled before. */
    List<Integer> settle(OpenRequest request, State... how) {
      SettleRequest[] works = Stream.of(how).map(state -> approvals.work(request, state, "api", state == State.EXPIRED ? null : "Officer Two", state == State.EXPIRED ? null : "not convincing"))
          .toArray(SettleRequest[]::new);
      return at.write(works).stream().map(result -> ((Result.Answered) result).reply().httpStatus()).toList();
    }

    List<String> outcomes(OpenRequest request) {
      return at.database().read(connection -> LeavingTexts.of(connection, "destination = 'bridge.customs.outcome.out' and correlation = ?", request.identification()));
    }
  }
}
