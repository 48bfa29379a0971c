package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Paper;
import org.elicensing.bridge.proof.Step.Kind;

/** Makes histories of everything that can happen; the same seed makes the same history for ever. */
final class Histories {

  /** Licences with every kind of line; the holds of the third expire, and the fourth is split off the first. */
  static final List<List<MLine>> LICENCES = List.of(
      List.of(new MLine(1, "84110000", new BigDecimal("100"), "KGM", null), new MLine(2, null, null, null, new BigDecimal("1000")),
          new MLine(3, "841199", new BigDecimal("60"), "KGM", new BigDecimal("500")), new MLine(4, null, null, null, null)),
      List.of(new MLine(1, "84119900", new BigDecimal("100000"), "GRM", null)),
      List.of(new MLine(1, null, new BigDecimal("80"), "KGM", null), new MLine(2, null, new BigDecimal("20"), "NAR", null), new MLine(3, null, new BigDecimal("5"), "HLT", null)),
      List.of(new MLine(1, "8411", new BigDecimal("30"), "KGM", null), new MLine(3, null, new BigDecimal("20"), "KGM", new BigDecimal("200"))));
  /** A part that is split off another licence; it is there once its parent covers it. */
  static final Map<Integer, Integer> PARENTS = Map.of(3, 0);
  private static final String HOLDER = "SE5590127788";
  static final List<Paper> PAPERS = List.of(new Paper("X060", HOLDER, List.of("CH", "US"), List.of()), new Paper("X060", null, List.of(), List.of("10", "31")),
      new Paper("X070", HOLDER, List.of("US"), List.of()), new Paper("X060", HOLDER, List.of(), List.of()));
  /** Licences that nobody has: of a kind that is counted, and a general authorisation. */
  static final int UNKNOWN = 8;
  static final int GENERAL = 9;
  static final int EXPIRING = 2;
  static final int HOLD_DAYS = 5;
  static final int APPROVAL_DAYS = 4;

  private static final Kind[] OFTEN = {
      Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RELEASE, Kind.RELEASE, Kind.RELEASE, Kind.RELEASE, Kind.NOT_RELEASED, Kind.AMEND, Kind.AMEND, Kind.WITHDRAW, Kind.INTERVENE, Kind.INTERVENE, Kind.INTERVENE, Kind.SETTLE, Kind.SETTLE,
      Kind.CC515C, Kind.CC515C, Kind.CC515C, Kind.CC528C, Kind.CC528C, Kind.CC528C, Kind.CC511C, Kind.CC529C, Kind.CC529C, Kind.CC529C, Kind.CC551C, Kind.CC509C, Kind.CC513C, Kind.CC504C,
      Kind.CC504C, Kind.CC556C, Kind.CC599C, Kind.RECORD, Kind.RECORD, Kind.RECORD, Kind.RECORD, Kind.CHECK, Kind.CHECK, Kind.CHECK, Kind.ENTER, Kind.ENTER, Kind.SUSPEND, Kind.LIFT, Kind.WRITE_OFF, Kind.DAYS, Kind.DAYS, Kind.REPEAT, Kind.REPEAT, Kind.REPEAT, Kind.REPEAT_WITH_OTHER_CONTENT};
  private static final String[] USUAL = {"1", "1", "5", "5", "10", "19.5", "33.333333", "100"};
  private static final String[] ODD = {"0", "0.000001", "80", "100", "100.000001", "999999999999.999999"};
  /** What an officer states is more than is left at times, and never more than can be counted. */
  private static final String[] BOUNDED = {"0", "80", "100", "500", "1000"};
  private static final String[] AMOUNTS = {"0.01", "10", "20", "99.99", "250"};
  private static final String[] ODD_AMOUNTS = {"0", "500", "1000", "99999999999999.99"};
  private static final String[] UNITS = {"KGM", "GRM", "TNE", "LBR", "LTR", "KGMN", "XYZ"};
  /** Another, a shorter, a longer and none. */
  private static final String[] CODES = {"930690", "84119910", "841182", null};
  private static final String[] TYPES = {"A", "A", "A", "A", "D", "F", "R", "R", "X", "Z"};
  private static final int[] DAYS = {1, 1, 4, 6, 15, 50, 60, 91, 100};

  private final Random random;
  private final long seed;
  private boolean sound;
  private final List<Item> used = new ArrayList<>();
  private final List<Step> before = new ArrayList<>();
  /** Those after which something is still to be expected. */
  private final List<Step> open = new ArrayList<>();

  private Histories(long seed) {
    this.seed = seed;
    this.random = new Random(seed);
  }

  /** @param length the most steps it may have */
  static History of(long seed, int length) {
    return new Histories(seed).make(length);
  }

  private History make(int length) {
    int steps = 1 + random.nextInt(length);
    List<Step> all = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      all.add(step());
    }
    List<Integer> cuts = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      cuts.add(1 + random.nextInt(12));
    }
    return new History(seed, all, cuts);
  }

  /** Anything, or what is to be expected after something that came before. */
  private Step step() {
    Step expecting = open.isEmpty() || seldom(2) ? null : open.remove(random.nextInt(open.size()));
    Kind kind = expecting != null ? next(expecting.kind()) : OFTEN[random.nextInt(OFTEN.length)];
    sound = !seldom(3);
    List<Step> fitting = before.stream().filter(each -> kind.single() ? each.kind() == Kind.RESERVE : kind.aes() && kind != Kind.CC515C).toList();
    boolean known = expecting != null || kind != Kind.RESERVE && !fitting.isEmpty() && !seldom(4);
    Step earlier = expecting != null ? expecting : known ? fitting.get(random.nextInt(fitting.size())) : null;
    int licence = known ? earlier.licence() : kind.single() && odd(15) ? UNKNOWN : pick(5, 2, 2, 2);
    int declaration = known ? earlier.declaration() : pick(5, 2, 1);
    List<Item> items = new ArrayList<>();
    int variant = kind == Kind.DAYS ? DAYS[random.nextInt(DAYS.length)] : random.nextInt(kind == Kind.RECORD ? Paperwork.VARIANTS : 60);
    boolean lists = switch (kind) {
      case RESERVE, AMEND, CC515C, CC513C, WRITE_OFF -> true;
      case INTERVENE -> variant % 3 == 0 || variant % 2 == 0;
      case CHECK, RELEASE, CC529C, CC504C -> random.nextInt(3) > 0;
      default -> false;
    };
    List<Item> own = kind.aes() ? before.stream().filter(each -> each.declaration() == declaration && each.kind().aes()).flatMap(each -> each.items().stream()).toList()
        : earlier == null ? List.of() : earlier.items();
    for (int i = 0; lists && i <= (kind == Kind.WRITE_OFF ? 0 : pick(3, 2, 1)); i++) {
      items.add(seldom(3) ? item(kind, licence) : again(item(kind, licence), own.isEmpty() ? used : own));
    }
    Step step = new Step(kind, licence, declaration, kind.aes() ? atGoods(items) : kind == Kind.RESERVE || kind == Kind.CHECK && !items.isEmpty() ? asOne(items) : List.copyOf(items), variant, heading(kind));
    before.add(step);
    if (next(kind) != null) {
      open.add(step);
    }
    if (kind == Kind.RESERVE || kind == Kind.CC515C) {
      used.addAll(step.items());
    }
    return step;
  }

  private static Kind next(Kind kind) {
    return switch (kind) {
      case RESERVE -> Kind.RELEASE;
      case CC515C -> Kind.CC528C;
      case CC528C -> Kind.CC529C;
      case RELEASE -> Kind.AMEND;
      case AMEND, CC529C -> Kind.DAYS;
      case RECORD -> Kind.RESERVE;
      default -> null;
    };
  }

  /** What was reserved before is what most messages speak of: of the same goods item and line, in other numbers. */
  private Item again(Item item, List<Item> all) {
    List<Item> same = all.stream().filter(each -> (all != used || each.licence() == item.licence()) && each.line() != null).toList();
    Item before = same.isEmpty() ? item : same.get(random.nextInt(same.size()));
    return new Item(before.goodsItem(), before.licence(), before.line(), before.code(), item.quantity(), before.unit() == null ? item.unit() : before.unit(), item.amount(), item.currency());
  }

  private Heading heading(Kind kind) {
    String type = kind == Kind.CC515C || kind == Kind.CC528C && seldom(8) ? TYPES[random.nextInt(TYPES.length)] : null;
    return new Heading(seldom(5) ? "SE004040" : Heading.OFFICE, seldom(3) ? odd(2) ? "NO8765432" : HOLDER : null, type);
  }

  /** Goods items in their order; code, destination and procedure stand at each. */
  private List<Item> atGoods(List<Item> items) {
    Map<Integer, Item> first = new TreeMap<>();
    List<Item> all = new ArrayList<>();
    for (Item item : items) {
      first.computeIfAbsent(item.goodsItem(), number -> item.under(null, seldom(3) ? destination() : null, seldom(5) ? procedure() : null));
      all.add(item.under(document(item.licence()), null, null).alongside(first.get(item.goodsItem())));
    }
    return all.stream().sorted(Comparator.comparingInt(Item::goodsItem)).toList();
  }

  /** The single window says document, destination and procedure once for all. */
  private List<Item> asOne(List<Item> items) {
    String document = seldom(3) ? document(items.get(0).licence()) : null;
    String destination = seldom(3) ? destination() : null;
    String procedure = seldom(5) ? procedure() : null;
    return items.stream().map(item -> item.under(document, destination, procedure)).toList();
  }

  private String document(int licence) {
    return licence == GENERAL ? "X061" : licence == UNKNOWN || !odd(5) ? licence < PAPERS.size() ? PAPERS.get(licence).document() : "X060" : List.of("X002", "X060", "X070").get(random.nextInt(3));
  }

  private String destination() {
    return odd(2) ? "CN" : "US";
  }

  private String procedure() {
    return odd(2) ? "21" : "10";
  }

  private Item item(Kind kind, int licence) {
    int own = kind.aes() ? pick(6, 2, 2, 1) : licence;
    int named = kind.aes() && odd(8) ? seldom(2) ? UNKNOWN : GENERAL : own;
    List<MLine> lines = LICENCES.get(own == UNKNOWN ? 0 : own);
    MLine line = lines.get(random.nextInt(lines.size()));
    boolean bounded = kind == Kind.WRITE_OFF || kind == Kind.INTERVENE;
    line = bounded && line.open() ? lines.get(0) : line;
    Integer number = odd(6) && kind != Kind.WRITE_OFF && (kind != Kind.INTERVENE || lines.size() == 1) ? null : odd(8) ? Integer.valueOf(9) : Integer.valueOf(line.number());
    boolean silent = (kind.aes() || kind == Kind.INTERVENE) && (odd(3) || kind == Kind.CC529C && seldom(8));
    String unit = odd(3) ? UNITS[random.nextInt(UNITS.length)] : line.unit() == null ? "KGM" : line.unit();
    BigDecimal quantity = silent ? null : number(USUAL, bounded ? BOUNDED : ODD, line.unit() != null && line.unit().equals("GRM") ? 3 : line.unit() != null && line.unit().equals("HLT") ? -1 : 0);
    BigDecimal amount = silent ? null : number(AMOUNTS, bounded ? BOUNDED : ODD_AMOUNTS, 0);
    boolean whole = kind == Kind.WRITE_OFF;
    if (whole) {
      quantity = quantity.signum() == 0 ? BigDecimal.ONE : quantity;
      amount = amount.signum() == 0 ? BigDecimal.ONE : amount;
    }
    boolean noQuantity = !whole && (quantity == null || odd(10));
    boolean noAmount = !whole && (amount == null || odd(10));
    return new Item(1 + random.nextInt(2), named, number, odd(4) ? CODES[random.nextInt(CODES.length)] : "841199", noQuantity ? null : quantity, noQuantity ? null : unit,
        noAmount ? null : amount, noAmount ? null : odd(10) ? "USD" : "EUR");
  }

  private BigDecimal number(String[] usual, String[] odd, int shift) {
    boolean often = !seldom(sound ? 20 : 4);
    String[] from = often ? usual : odd;
    BigDecimal number = new BigDecimal(from[random.nextInt(from.length)]);
    return !often ? number : shift > 0 ? number.movePointRight(shift) : number.movePointRight(shift).setScale(Math.min(6, number.scale() - shift), RoundingMode.DOWN);
  }

  private boolean seldom(int times) {
    return random.nextInt(times) == 0;
  }

  /** Something that is seldom right, in one of three steps. */
  private boolean odd(int times) {
    return !sound && seldom(times);
  }

  /** One of so many numbers, by its weight. */
  private int pick(int... weights) {
    int at = random.nextInt(IntStream.of(weights).sum());
    int number = 0;
    for (; at >= weights[number]; number++) {
      at -= weights[number];
    }
    return number;
  }
}
