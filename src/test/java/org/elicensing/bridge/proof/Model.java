package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The ledger once more, as plainly as it can be said: limits, what is held and consumed, and the rules of the contract in
 * decimals and whole days. It shares no rule and no class with the ledger that it is compared with. What the messages of a
 * declaration do in whatever order stands in {@link AesModel}, what time does in {@link TimeModel}.
 */
final class Model {

  private static final BigDecimal ZERO = BigDecimal.ZERO;
  private static final List<String> PRECEDENCE = List.of("90", "04", "06", "07", "03", "10", "11", "05");
  private static final Map<String, BigDecimal> KILOGRAMS =
      Map.of("KGM", BigDecimal.ONE, "GRM", new BigDecimal("0.001"), "TNE", new BigDecimal("1000"), "LBR", new BigDecimal("0.45359237"));

  /** @param code commodity code it covers, or null; quantity and value are its limits, or null; values are in EUR */
  record MLine(int number, String code, BigDecimal quantity, String unit, BigDecimal value) {
    boolean open() {
      return quantity == null && value == null;
    }
  }

  record Place(int licence, int line, int goodsItem) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return toString().compareTo(other.toString());
    }
  }

  /** @param says whether anything is said to be used: an open line counts nothing, and keeps what is said */
  record Measured(BigDecimal quantity, BigDecimal value, boolean says) {
    Measured {
      quantity = quantity.signum() == 0 ? BigDecimal.ZERO : quantity.stripTrailingZeros();
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    static final Measured NONE = new Measured(ZERO, ZERO, false);

    Measured plus(Measured other) {
      return new Measured(quantity.add(other.quantity), value.add(other.value), says || other.says);
    }
  }

  /** @param day when it was reserved or consumed last */
  record Held(Measured use, boolean consumed, int day) {}

  static final class Licence {
    List<MLine> lines;
    boolean usable = true;
    boolean heldBack;
    int lastDay = Integer.MAX_VALUE;

    boolean usableOn(int day) {
      return usable && !heldBack && day <= lastDay;
    }
  }

  /** One declaration, by both its names. */
  static final class Declaration {
    final Map<Place, Held> holds = new TreeMap<>();
    final Map<Integer, TimeModel.Suspension> suspended = new TreeMap<>();
    final AesModel.Course course = new AesModel.Course();

    Map<Place, Held> on(int licence) {
      Map<Place, Held> own = new TreeMap<>(holds);
      own.keySet().removeIf(place -> place.licence() != licence);
      return own;
    }

    boolean consumed(int licence) {
      return on(licence).values().stream().anyMatch(Held::consumed);
    }
  }

  /** Refused when there is a reason; failing places with the reason of each. */
  record Decision(String reason, Map<String, String> failing, Map<Place, Measured> wishes) {
    boolean refused() {
      return reason != null;
    }

    /** The first reason of a goods item, or that of the whole. */
    String reasonOf(int goodsItem) {
      return first(goodsItem).map(Map.Entry::getValue).orElse(reason);
    }

    Integer lineOf(int goodsItem) {
      return first(goodsItem).map(each -> each.getKey().substring(each.getKey().indexOf('/') + 1)).filter(line -> !line.equals("-")).map(Integer::valueOf).orElse(null);
    }

    private Optional<Map.Entry<String, String>> first(int goodsItem) {
      return failing.entrySet().stream().filter(each -> each.getKey().startsWith(goodsItem + "/")).min((one, other) -> earlier(one.getValue(), other.getValue()));
    }
  }

  int today;
  final Map<Integer, Licence> licences = new TreeMap<>();
  final Map<Integer, Declaration> byMrn = new HashMap<>();
  final Map<Integer, Declaration> byLrn = new HashMap<>();
  final TimeModel time = new TimeModel(this);
  final OfficerModel officer = new OfficerModel(this);

  void licence(int number, List<MLine> lines) {
    Licence licence = new Licence();
    licence.lines = lines;
    licences.put(number, licence);
  }

  // ---- names: a message that gives both makes two declarations one

  Declaration find(int number, boolean mrn, boolean lrn) {
    Declaration found = mrn ? byMrn.get(number) : null;
    return found == null && lrn ? byLrn.get(number) : found;
  }

  Declaration bind(int number, boolean mrn, boolean lrn) {
    Declaration accepted = mrn ? byMrn.get(number) : null;
    Declaration lodged = lrn ? byLrn.get(number) : null;
    Declaration one = accepted != null ? accepted : lodged != null ? lodged : new Declaration();
    if (accepted != null && lodged != null && accepted != lodged) {
      for (int licence : licences.keySet()) {
        // What is consumed stands, for those goods are gone; else what is held under the MRN does.
        boolean own = accepted.consumed(licence) || !accepted.on(licence).isEmpty() && !lodged.consumed(licence);
        Map<Place, Held> standing = own ? accepted.on(licence) : lodged.on(licence);
        put(accepted, licence, standing);
      }
      lodged.holds.clear();
      accepted.course.and(lodged.course);
    }
    if (mrn) {
      byMrn.put(number, one);
    }
    if (lrn) {
      byLrn.put(number, one);
    }
    return one;
  }

  // ---- deciding

  /** @param strict whether status and dates are obeyed; not for goods that are gone */
  Decision reserve(int licence, Declaration declaration, List<Item> asked, boolean strict, int day) {
    List<Item> items = asked.stream().filter(item -> !item.nothing()).toList();
    if (!items.isEmpty() && (declaration.suspended.containsKey(licence) || strict && !licences.get(licence).usableOn(day))) {
      return new Decision("04", Map.of(), Map.of());
    }
    if (declaration.consumed(licence)) {
      return new Decision("06", Map.of(), Map.of());
    }
    return wanted(licence, declaration.on(licence), items);
  }

  /** All rules about the items themselves, and whether so much is left beside what the declaration has itself. */
  Decision wanted(int licence, Map<Place, Held> own, List<Item> items) {
    Map<Place, Measured> wishes = new TreeMap<>();
    Map<String, String> failing = new TreeMap<>();
    for (Item item : items) {
      MLine line = line(licence, item.line());
      if (line == null) {
        fail(failing, item.goodsItem(), null, "07");
      } else if (line.code() != null && !item.code().startsWith(line.code())) {
        fail(failing, item.goodsItem(), line.number(), "03");
      } else {
        count(licence, line, item, wishes, failing);
      }
    }
    return enough(licence, own, wishes, failing);
  }

  void count(int licence, MLine line, Item item, Map<Place, Measured> wishes, Map<String, String> failing) {
    String problem = worst(problem(line.unit(), item.quantity(), item.unit(), line.quantity()), problem("EUR", item.amount(), item.currency(), line.value()));
    if (problem != null) {
      fail(failing, item.goodsItem(), line.number(), problem);
    } else {
      wishes.merge(new Place(licence, line.number(), item.goodsItem()), measured(line, item), Measured::plus);
    }
  }

  Decision enough(int licence, Map<Place, Held> own, Map<Place, Measured> wishes, Map<String, String> failing) {
    for (MLine line : licences.get(licence).lines) {
      if (exceeds(licence, line, own, wishes)) {
        wishes.keySet().stream().filter(place -> place.line() == line.number()).forEach(place -> fail(failing, place.goodsItem(), line.number(), "05"));
      }
    }
    return failing.isEmpty() ? new Decision(null, Map.of(), wishes) : new Decision(failing.values().stream().min(Model::earlier).orElseThrow(), failing, Map.of());
  }

  private boolean exceeds(int licence, MLine line, Map<Place, Held> own, Map<Place, Measured> wishes) {
    Measured wanted = sum(wishes.entrySet().stream().filter(each -> each.getKey().line() == line.number()).map(Map.Entry::getValue).toList());
    Measured had = sum(own.entrySet().stream().filter(each -> each.getKey().line() == line.number()).map(each -> each.getValue().use()).toList());
    Measured used = used(licence, line.number(), null);
    return more(wanted.quantity(), had.quantity(), used.quantity(), line.quantity()) || more(wanted.value(), had.value(), used.value(), line.value());
  }

  private static boolean more(BigDecimal wanted, BigDecimal had, BigDecimal used, BigDecimal limit) {
    return limit != null && wanted.compareTo(had) > 0 && used.subtract(had).add(wanted).compareTo(limit) > 0;
  }

  // ---- the single window

  String reserveOver(Step step) {
    boolean mrn = step.variant() % 4 != 2;
    boolean lrn = step.variant() % 4 >= 2;
    boolean two = mrn && lrn && byMrn.get(step.declaration()) != null && byLrn.get(step.declaration()) != null;
    Declaration known = two ? bind(step.declaration(), true, true) : find(step.declaration(), mrn, lrn);
    Decision decision = reserve(step.licence(), known == null ? new Declaration() : known, step.items(), true, today);
    if (decision.refused()) {
      StringBuilder answer = new StringBuilder("0 ").append(decision.reason());
      decision.failing().forEach((place, reason) -> answer.append(' ').append(place).append(':').append(reason));
      return answer + left(step.licence(), true);
    }
    restate(bind(step.declaration(), mrn, lrn), step.licence(), decision.wishes());
    return "1" + left(step.licence(), true);
  }

  String clear(Step step) {
    boolean byLrnOnly = step.variant() % 5 == 0;
    Declaration declaration = find(step.declaration(), !byLrnOnly, byLrnOnly);
    int licence = step.licence();
    Map<Place, Held> own = declaration == null ? Map.of() : declaration.on(licence);
    if (own.isEmpty() || declaration.consumed(licence)) {
      return own.isEmpty() ? "02" : "03";
    }
    if (step.kind() == Step.Kind.NOT_RELEASED) {
      put(declaration, licence, Map.of());
      return "01";
    }
    if (declaration.suspended.containsKey(licence)) {
      return "93";
    }
    Map<Place, Measured> gone = new TreeMap<>();
    if (step.items().isEmpty()) {
      own.forEach((place, held) -> gone.put(place, held.use()));
    } else if (!fits(licence, own, step.items(), gone)) {
      return "92";
    }
    return settle(declaration, licence, own, gone);
  }

  String amend(Step step) {
    Declaration declaration = find(step.declaration(), true, false);
    int licence = step.licence();
    Map<Place, Held> own = new TreeMap<>(declaration == null ? Map.of() : declaration.on(licence));
    if (own.isEmpty() || !declaration.consumed(licence)) {
      return own.isEmpty() ? "02" : "05";
    }
    // What is only held beside it, because one goods item was written off by hand, stays as it is.
    Map<Place, Held> held = new TreeMap<>(own);
    held.values().removeIf(Held::consumed);
    own.keySet().removeAll(held.keySet());
    Map<Place, Measured> after = new TreeMap<>();
    if (step.kind() == Step.Kind.AMEND) {
      if (!fits(licence, own, step.items(), after)) {
        return "92";
      }
      own.forEach((place, consumed) -> after.putIfAbsent(place, consumed.use()));
    }
    String outcome = settle(declaration, licence, own, after);
    declaration.holds.putAll(held);
    return outcome;
  }

  /** Each item must speak of just one hold, in measures that it has. */
  private boolean fits(int licence, Map<Place, Held> own, List<Item> items, Map<Place, Measured> stated) {
    for (Item item : items) {
      Place place = only(own, item);
      MLine line = place == null ? null : line(licence, place.line());
      if (line == null || !countable(line, item)) {
        return false;
      }
      stated.merge(place, measured(line, item), Measured::plus);
    }
    return true;
  }

  private String settle(Declaration declaration, int licence, Map<Place, Held> own, Map<Place, Measured> gone) {
    if (licences.get(licence).lines.stream().anyMatch(line -> exceeds(licence, line, own, gone))) {
      return "91";
    }
    consume(declaration, licence, gone);
    return licences.get(licence).usable && today <= licences.get(licence).lastDay ? "01" : "04";
  }

  // ---- the licensing system, and what was written off by hand

  /** The record sets every limit to so many parts of a hundred of what it was first. */
  String record(Step step, List<MLine> lines, boolean usable, int lastDay) {
    Licence licence = licences.get(step.licence());
    boolean below = false;
    for (MLine line : lines) {
      MLine before = line(step.licence(), line.number());
      Measured used = used(step.licence(), line.number(), null);
      below |= less(line.quantity(), before.quantity(), used.quantity()) || less(line.value(), before.value(), used.value());
    }
    licence.heldBack = below;
    if (below) {
      return "refused" + left(step.licence(), false);
    }
    licence.lines = lines;
    licence.usable = usable;
    licence.lastDay = lastDay;
    return "updated" + left(step.licence(), false);
  }

  private static boolean less(BigDecimal limit, BigDecimal before, BigDecimal used) {
    return limit != null && limit.compareTo(used) < 0 && limit.compareTo(before) != 0;
  }

  String writeOff(Step step) {
    Item item = step.items().get(0);
    Declaration known = find(step.declaration(), true, false);
    Map<Place, Held> own = new TreeMap<>(known == null ? Map.of() : known.on(step.licence()));
    own.keySet().removeIf(place -> place.goodsItem() != item.goodsItem() || item.line() != place.line());
    if (own.values().stream().anyMatch(Held::consumed)) {
      Map<Place, Measured> same = new TreeMap<>();
      MLine line = line(step.licence(), item.line());
      count(step.licence(), line, item, same, new TreeMap<>());
      Held held = own.values().iterator().next();
      boolean equal = same.values().stream().anyMatch(use -> use.quantity().compareTo(held.use().quantity()) == 0 && use.value().compareTo(held.use().value()) == 0);
      return equal ? "recorded-before" : "parked 06";
    }
    Decision decision = wanted(step.licence(), own, List.of(item));
    if (decision.refused()) {
      return "parked " + decision.reason();
    }
    Declaration declaration = bind(step.declaration(), true, false);
    own.keySet().forEach(declaration.holds::remove);
    decision.wishes().forEach((place, use) -> declaration.holds.put(place, new Held(use, true, today)));
    return "recorded";
  }

  String suspend(Step step) {
    Declaration declaration = bind(step.declaration(), true, false);
    time.suspend(declaration, step.licence(), step.variant() % 3 == 0);
    return "open";
  }

  String lift(Step step) {
    Declaration declaration = find(step.declaration(), true, false);
    return declaration != null && time.lift(declaration, step.licence()) ? "lifted" : "not-suspended";
  }

  // ---- moving

  void restate(Declaration declaration, int licence, Map<Place, Measured> wishes) {
    Map<Place, Held> after = new TreeMap<>();
    wishes.forEach((place, use) -> after.put(place, new Held(use, false, today)));
    put(declaration, licence, after);
  }

  /** What is said to be nothing is not consumed. */
  void consume(Declaration declaration, int licence, Map<Place, Measured> gone) {
    Map<Place, Held> before = declaration.on(licence);
    Map<Place, Held> after = new TreeMap<>();
    gone.forEach((place, use) -> {
      boolean something = line(licence, place.line()).open() ? use.says() : use.quantity().signum() != 0 || use.value().signum() != 0;
      if (something) {
        Held had = before.get(place);
        boolean same = had != null && had.consumed() && had.use().equals(use);
        after.put(place, same ? had : new Held(use, true, today));
      }
    });
    put(declaration, licence, after);
  }

  void put(Declaration declaration, int licence, Map<Place, Held> after) {
    declaration.holds.keySet().removeIf(place -> place.licence() == licence);
    declaration.holds.putAll(after);
  }

  // ---- measuring

  /** The one hold that an item speaks of, or null. */
  static Place only(Map<Place, Held> own, Item item) {
    List<Place> fitting = own.keySet().stream().filter(place -> place.goodsItem() == item.goodsItem() && (item.line() == null || item.line() == place.line())).toList();
    return fitting.size() == 1 ? fitting.get(0) : null;
  }

  MLine line(int licence, Integer number) {
    List<MLine> lines = licences.get(licence).lines;
    if (number == null) {
      return lines.size() == 1 ? lines.get(0) : null;
    }
    return lines.stream().filter(line -> line.number() == number).findFirst().orElse(null);
  }

  static Measured measured(MLine line, Item item) {
    return new Measured(line.quantity() == null || item.quantity().signum() == 0 ? ZERO : convert(item.quantity(), item.unit(), line.unit()).stripTrailingZeros(),
        line.value() == null || item.amount().signum() == 0 ? ZERO : item.amount().stripTrailingZeros(), !item.nothing());
  }

  private static String problem(String wanted, BigDecimal number, String unit, BigDecimal limit) {
    if (limit == null) {
      return null;
    }
    if (number == null || unit == null) {
      return "11";
    }
    return convert(number, unit, wanted) == null ? "10" : null;
  }

  /** Whether every measure that the line limits is stated so that it can be counted. */
  boolean countable(MLine line, Item item) {
    return !unfit(line.unit(), item.quantity(), item.unit(), line.quantity()) && !unfit("EUR", item.amount(), item.currency(), line.value());
  }

  /** What is released must be measurable; of nothing the unit does not matter. */
  private static boolean unfit(String wanted, BigDecimal number, String unit, BigDecimal limit) {
    return limit != null && (number == null || number.signum() != 0 && problem(wanted, number, unit, limit) != null);
  }

  private static String worst(String one, String other) {
    return one == null || "10".equals(other) ? other : one;
  }

  static BigDecimal convert(BigDecimal number, String from, String to) {
    if (from.equals(to)) {
      return number;
    }
    if (!KILOGRAMS.containsKey(from) || !KILOGRAMS.containsKey(to)) {
      return null;
    }
    BigDecimal mass = number.multiply(KILOGRAMS.get(from));
    BigDecimal converted = mass.divide(KILOGRAMS.get(to), 6, RoundingMode.DOWN);
    return converted.multiply(KILOGRAMS.get(to)).compareTo(mass) == 0 ? converted : null;
  }

  private static void fail(Map<String, String> failing, int goodsItem, Integer line, String reason) {
    failing.merge(goodsItem + "/" + (line == null ? "-" : line), reason, (one, other) -> earlier(one, other) <= 0 ? one : other);
  }

  static int earlier(String one, String other) {
    return Integer.compare(PRECEDENCE.indexOf(one), PRECEDENCE.indexOf(other));
  }

  private static Measured sum(Collection<Measured> all) {
    return all.stream().reduce(Measured.NONE, Measured::plus);
  }

  // ---- what can be seen

  Collection<Declaration> declarations() {
    Set<Declaration> all = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
    all.addAll(byMrn.values());
    all.addAll(byLrn.values());
    return all;
  }

  /** @param consumed null: either */
  Measured used(int licence, int line, Boolean consumed) {
    List<Measured> all = new ArrayList<>();
    for (Declaration each : declarations()) {
      each.holds.forEach((place, held) -> {
        if (place.licence() == licence && place.line() == line && (consumed == null || consumed == held.consumed())) {
          all.add(held.use());
        }
      });
    }
    return sum(all);
  }

  /**
   * What is available on every limited line.
   *
   * @param shown of an overdrawn line the single window is shown that nothing is left
   */
  String left(int licence, boolean shown) {
    StringBuilder text = new StringBuilder();
    for (MLine line : licences.get(licence).lines) {
      if (!line.open()) {
        Measured used = used(licence, line.number(), null);
        text.append(" | ").append(line.number()).append(": ").append(line.quantity() == null ? "-" : plain(available(line.quantity(), used.quantity(), shown)))
            .append(' ').append(line.value() == null ? "-" : plain(available(line.value(), used.value(), shown)));
      }
    }
    return text.toString();
  }

  private static BigDecimal available(BigDecimal limit, BigDecimal used, boolean shown) {
    return shown ? limit.subtract(used).max(ZERO) : limit.subtract(used);
  }

  /** Limits, reserved and consumed of every line, as they must stand in the database. */
  Set<String> balances() {
    Set<String> all = new TreeSet<>();
    licences.forEach((licence, is) -> is.lines.forEach(line -> {
      Measured reserved = used(licence, line.number(), false);
      Measured consumed = used(licence, line.number(), true);
      all.add("L" + licence + " line " + line.number() + ": " + (line.quantity() == null ? "-" : plain(line.quantity())) + " / " + (line.value() == null ? "-" : plain(line.value()))
          + ", " + plain(reserved.quantity()) + " / " + plain(reserved.value()) + " reserved, " + plain(consumed.quantity()) + " / " + plain(consumed.value()) + " consumed");
    }));
    return all;
  }

  /** Every hold and consumption, as it must stand in the database. */
  Set<String> allocations() {
    Map<String, String> all = new LinkedHashMap<>();
    byLrn.forEach((number, each) -> stands(all, "D" + number, each));
    byMrn.forEach((number, each) -> stands(all, "D" + number, each));
    return new TreeSet<>(all.keySet());
  }

  private static void stands(Map<String, String> all, String name, Declaration each) {
    each.holds.forEach((place, held) -> all.put("L" + place.licence() + " line " + place.line() + " " + name + " item " + place.goodsItem()
        + (held.consumed() ? " consumed " : " reserved ") + plain(held.use().quantity()) + " / " + plain(held.use().value()), name));
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
