package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Step.Kind;

/** Makes histories of everything that can happen; the same seed makes the same history for ever. */
final class Histories {

  /** Three licences with every kind of line; the holds of the last one expire. */
  static final List<List<MLine>> LICENCES = List.of(
      List.of(new MLine(1, "8411", new BigDecimal("100"), "KGM", null), new MLine(2, null, null, null, new BigDecimal("1000")),
          new MLine(3, null, new BigDecimal("60"), "KGM", new BigDecimal("500")), new MLine(4, null, null, null, null)),
      List.of(new MLine(1, null, new BigDecimal("100000"), "GRM", null)),
      List.of(new MLine(1, null, new BigDecimal("80"), "KGM", null), new MLine(2, null, new BigDecimal("20"), "NAR", null)));
  static final int EXPIRING = 2;
  static final int HOLD_DAYS = 5;
  static final int APPROVAL_DAYS = 4;

  private static final Kind[] OFTEN = {
      Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RESERVE, Kind.RELEASE, Kind.RELEASE, Kind.RELEASE, Kind.RELEASE, Kind.NOT_RELEASED, Kind.AMEND, Kind.AMEND, Kind.WITHDRAW, Kind.INTERVENE, Kind.INTERVENE, Kind.INTERVENE, Kind.SETTLE, Kind.SETTLE,
      Kind.CC515C, Kind.CC515C, Kind.CC515C, Kind.CC528C, Kind.CC528C, Kind.CC528C, Kind.CC511C, Kind.CC529C, Kind.CC529C, Kind.CC529C, Kind.CC551C, Kind.CC509C, Kind.CC513C, Kind.CC504C,
      Kind.CC504C, Kind.CC556C, Kind.CC599C, Kind.RECORD, Kind.RECORD, Kind.SUSPEND, Kind.LIFT, Kind.WRITE_OFF, Kind.DAYS, Kind.DAYS, Kind.REPEAT, Kind.REPEAT, Kind.REPEAT, Kind.REPEAT_WITH_OTHER_CONTENT};
  private static final String[] USUAL = {"1", "5", "10", "19.5", "33.333333", "60"};
  private static final String[] ODD = {"0", "0.000001", "80", "100", "100.000001", "999999999999.999999"};
  /** What an officer states is more than is left at times, and never more than can be counted. */
  private static final String[] BOUNDED = {"0", "80", "100", "500", "1000"};
  private static final String[] AMOUNTS = {"0.01", "10", "99.99", "250"};
  private static final String[] ODD_AMOUNTS = {"0", "500", "1000", "99999999999999.99"};
  private static final int[] DAYS = {1, 1, 4, 6, 15, 45, 100};

  private final Random random;
  private final long seed;

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

  private Step step() {
    Kind kind = OFTEN[random.nextInt(OFTEN.length)];
    int licence = pick(4, 2, 2);
    int declaration = pick(5, 2, 1);
    List<Item> items = new ArrayList<>();
    int variant = kind == Kind.DAYS ? DAYS[random.nextInt(DAYS.length)] : random.nextInt(60);
    boolean lists = switch (kind) {
      case RESERVE, AMEND, CC515C, CC513C, WRITE_OFF -> true;
      case INTERVENE -> variant % 3 == 0 || variant % 2 == 0;
      case RELEASE, CC529C, CC504C -> random.nextInt(3) > 0;
      default -> false;
    };
    for (int i = 0; lists && i <= (kind == Kind.WRITE_OFF ? 0 : random.nextInt(3)); i++) {
      items.add(item(kind, licence));
    }
    if (kind.aes()) {
      List<Item> goods = List.copyOf(items);
      items.replaceAll(item -> item.coded(goods.stream().filter(other -> other.goodsItem() == item.goodsItem()).findFirst().orElseThrow().code()));
    }
    return new Step(kind, licence, declaration, List.copyOf(items), variant);
  }

  private Item item(Kind kind, int licence) {
    int own = kind.aes() ? pick(3, 1, 1) : licence;
    int unknown = kind.aes() && seldom(50) ? LICENCES.size() : own;
    List<MLine> lines = LICENCES.get(own);
    MLine line = lines.get(random.nextInt(lines.size()));
    boolean bounded = kind == Kind.WRITE_OFF || kind == Kind.INTERVENE;
    line = bounded && line.open() ? lines.get(0) : line;
    Integer number = seldom(20) && kind != Kind.WRITE_OFF && (kind != Kind.INTERVENE || lines.size() == 1) ? null : seldom(30) ? Integer.valueOf(9) : Integer.valueOf(line.number());
    boolean silent = (kind.aes() || kind == Kind.INTERVENE) && seldom(8);
    String unit = seldom(8) ? List.of("KGM", "GRM", "TNE", "LBR", "LTR").get(random.nextInt(5)) : line.unit() == null ? "KGM" : line.unit();
    BigDecimal quantity = silent ? null : number(USUAL, bounded ? BOUNDED : ODD, line.unit() != null && line.unit().equals("GRM") ? 3 : 0);
    BigDecimal amount = silent ? null : number(AMOUNTS, bounded ? BOUNDED : ODD_AMOUNTS, 0);
    boolean whole = kind == Kind.WRITE_OFF;
    if (whole) {
      quantity = quantity.signum() == 0 ? BigDecimal.ONE : quantity;
      amount = amount.signum() == 0 ? BigDecimal.ONE : amount;
    }
    boolean noQuantity = !whole && (quantity == null || seldom(40));
    boolean noAmount = !whole && (amount == null || seldom(40));
    return new Item(1 + random.nextInt(2), unknown, number, seldom(30) ? "930690" : "841199", noQuantity ? null : quantity, noQuantity ? null : unit,
        noAmount ? null : amount, noAmount ? null : seldom(40) ? "USD" : "EUR");
  }

  private BigDecimal number(String[] usual, String[] odd, int shift) {
    boolean often = random.nextInt(6) > 0;
    String[] from = often ? usual : odd;
    BigDecimal number = new BigDecimal(from[random.nextInt(from.length)]);
    return often && shift > 0 ? number.movePointRight(shift) : number;
  }

  private boolean seldom(int times) {
    return random.nextInt(times) == 0;
  }

  /** A number below three, weighted. */
  private int pick(int zero, int one, int two) {
    int at = random.nextInt(zero + one + two);
    return at < zero ? 0 : at < zero + one ? 1 : 2;
  }
}
