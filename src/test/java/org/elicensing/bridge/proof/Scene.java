package org.elicensing.bridge.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.elicensing.bridge.ledger.Cell.Told;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.ledger.PositionState;
import org.elicensing.bridge.proof.Step.Kind;
import org.elicensing.bridge.writer.Work;

/** One declaration and one licence of 100 kg, to which messages come one by one; what came of some of them can be told. */
final class Scene {

  private static final String ENTRIES = "select entry.id, entry.move from entry join licence on licence.id = entry.licence_id where licence.reference in (?)";
  private static final String BALANCE = "select quantity_limit - quantity_reserved - quantity_consumed, quantity_reserved, quantity_consumed from licence_line"
      + " join licence on licence.id = licence_line.licence_id where line_number = 1 and licence.reference in (?)";
  private static final String HOLDS = "select hold.consumed, declaration.mrn, hold.goods_item from hold join declaration on declaration.id = hold.declaration_id"
      + " join licence on licence.id = hold.licence_id where licence.reference in (?)";
  private static final String TOLD = "select id, destination from outbox where destination in (?)";
  private static final List<String> QUEUES = List.of("bridge.licensing.usage.out", "bridge.certex.status.out");

  private final WriterStage stage;
  private final Words words;
  private final int licence;
  private final List<Work> before = new ArrayList<>();
  private int identifications;

  /** How it stands at a moment. */
  private record Standing(Set<String> entries, List<Long> balance, Set<String> told) {}

  /**
   * What came of some messages.
   *
   * @param codes reasons and outcomes that were answered; 93 that somebody approved is none
   * @param moved by how much available, reserved and consumed differ
   */
  record Seen(Set<String> codes, PositionState state, Set<Move> entries, List<Long> moved, Set<Told> told) {}

  Scene(WriterStage stage, int number, int licence) {
    this.stage = stage;
    this.words = new Words(number);
    this.licence = licence;
    stage.begin(number);
    before.add(record(licence, 1, true));
    before.add(record(Plays.ELSEWHERE.licence(), 1, true));
  }

  /** The export of the declaration is suspended. */
  void suspendExport() {
    before.add(stage.suspend(words.licence(licence), words.mrn(0), true));
  }

  /** The status forbids the use from now on. */
  void suspendLicence() {
    before.add(record(licence, 2, false));
  }

  void happen(List<Step> steps) {
    steps.forEach(step -> before.add(work(onLicence(step))));
  }

  /** All that came before is written. */
  PositionState begin() {
    stage.write(before);
    return state();
  }

  Seen watch(List<Step> steps) {
    Standing before = standing();
    Set<String> codes = new TreeSet<>();
    steps.forEach(step -> codes.addAll(happens(onLicence(step))));
    Standing after = standing();
    List<Long> moved = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      moved.add(after.balance().get(i) - before.balance().get(i));
    }
    Set<Move> entries = EnumSet.noneOf(Move.class);
    since(before.entries(), after.entries()).forEach(entry -> entries.add(Move.valueOf(entry.split(" ")[1])));
    Set<Told> told = EnumSet.noneOf(Told.class);
    since(before.told(), after.told()).forEach(message -> told.add(message.endsWith(QUEUES.get(0)) ? Told.LICENSING : Told.OFFICES));
    return new Seen(codes, state(), entries, moved, told);
  }

  private PositionState state() {
    Set<String> own = stage.rows(HOLDS, reference(), row -> row.getLong(1) + (words.mrn(0).equals(row.getString(2)) ? " own " : " other ") + row.getLong(3)).stream()
        .filter(hold -> hold.contains("own")).collect(Collectors.toSet());
    boolean consumed = own.stream().anyMatch(hold -> hold.startsWith("1"));
    boolean held = own.stream().anyMatch(hold -> hold.startsWith("0"));
    return consumed ? held ? PositionState.PARTLY_CONSUMED : PositionState.CONSUMED : held ? PositionState.HELD : PositionState.NOTHING;
  }

  private Set<String> happens(Step step) {
    if (step.kind() == Kind.DAYS) {
      stage.day(step.variant());
      return Set.of();
    }
    String said = Said.of(step.kind(), stage.write(List.of(work(step))).get(0), words);
    if (step.kind() == Kind.INTERVENE && said.equals("outcome-93")) {
      return stage.settle(words.licence(licence), true) ? Set.of() : Set.of("not settled");
    }
    return codes(step.kind(), said);
  }

  private Work work(Step step) {
    int identification = identifications++;
    if (step.kind() == Kind.WRITE_OFF) {
      return stage.writeOff(words.writeOff(step, identification));
    }
    String text = words.text(step, identification, false);
    return step.kind().single() ? stage.single(text) : stage.aes(text);
  }

  private Work record(int each, int version, boolean usable) {
    return stage.record(words.certificate(version,
        new Paperwork(each, Histories.LICENCES.get(each), Model.Paper.PLAIN, usable ? "VALID" : "SUSPENDED", Integer.MAX_VALUE)));
  }

  private Set<String> codes(Kind kind, String said) {
    if (kind == Kind.RESERVE || kind == Kind.WRITE_OFF) {
      Matcher matcher = Pattern.compile("^(?:0|parked) reason-(\\d\\d)").matcher(said);
      return matcher.find() ? Set.of(matcher.group(1)) : Set.of();
    }
    if (kind.single()) {
      return Set.of(said.replace("outcome-", ""));
    }
    Set<String> codes = new TreeSet<>();
    for (String outcome : said.split("; ")) {
      Matcher matcher = Pattern.compile("/(?:-|L" + licence + ")/.* (?:reason|outcome)-(\\d\\d)(?: .*)?$").matcher(outcome);
      if (matcher.find()) {
        codes.add(matcher.group(1));
      }
    }
    return codes;
  }

  private Step onLicence(Step step) {
    List<Item> items = step.items().stream()
        .map(item -> item.licence() == 0 ? new Item(item.goodsItem(), licence, item.line(), item.code(), item.quantity(), item.unit(), item.amount(), item.currency()) : item).toList();
    return new Step(step.kind(), licence, step.declaration(), items, step.variant(), step.heading());
  }

  private Standing standing() {
    String balance = stage.rows(BALANCE, reference(), row -> row.getLong(1) + " " + row.getLong(2) + " " + row.getLong(3)).iterator().next();
    return new Standing(stage.rows(ENTRIES, reference(), Scene::pair), Pattern.compile(" ").splitAsStream(balance).map(Long::valueOf).toList(), stage.rows(TOLD, QUEUES, Scene::pair));
  }

  private List<String> reference() {
    return List.of(words.licence(licence));
  }

  private static String pair(ResultSet row) throws SQLException {
    return row.getLong(1) + " " + row.getString(2);
  }

  private static Set<String> since(Set<String> before, Set<String> after) {
    Set<String> more = new HashSet<>(after);
    more.removeAll(before);
    return more;
  }
}
