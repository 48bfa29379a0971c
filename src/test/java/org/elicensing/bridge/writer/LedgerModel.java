package org.elicensing.bridge.writer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.elicensing.bridge.ledger.AnItem;

/**
 * The ledger once more, as plainly as it can be said: limits, what is held, and the rules of the contract
 * in decimals. It shares no rule with the ledger that it is compared with.
 */
final class LedgerModel {

  /** @param quantity limit, or null; so for value */
  record MLine(int number, BigDecimal quantity, String unit, BigDecimal value, String currency) {}

  record Key(String licence, int line, String declaration, int goodsItem) {}

  record Held(BigDecimal quantity, BigDecimal value, boolean consumed) {}

  private static final Map<String, BigDecimal> KILOGRAMS = Map.of("KGM", BigDecimal.ONE, "GRM", new BigDecimal("0.001"), "TNE", new BigDecimal("1000"), "LBR", new BigDecimal("0.45359237"));

  final Map<String, List<MLine>> licences = new HashMap<>();
  final Set<String> suspended = new HashSet<>();
  final Map<Key, Held> holds = new LinkedHashMap<>();

  String reserve(String licence, String declaration, List<AnItem> asked) {
    List<AnItem> items = asked.stream().filter(item -> !nothing(item)).toList();
    if (!items.isEmpty() && suspended.contains(licence)) {
      return "04";
    }
    if (own(licence, declaration).values().stream().anyMatch(Held::consumed)) {
      return "06";
    }
    Map<Key, Held> wanted = new LinkedHashMap<>();
    Map<String, String> failed = new TreeMap<>();
    for (AnItem item : items) {
      MLine line = line(licence, item.line());
      if (line == null) {
        fail(failed, item.goodsItem(), null, "07");
        continue;
      }
      String problem = worst(problem(line.unit(), item.quantity(), item.unit(), line.quantity()), problem(line.currency(), item.amount(), item.currency(), line.value()));
      if (problem != null) {
        fail(failed, item.goodsItem(), line.number(), problem);
      } else {
        add(wanted, new Key(licence, line.number(), declaration, item.goodsItem()), measured(line, item));
      }
    }
    for (MLine line : licences.get(licence)) {
      if (exceeds(licence, line, declaration, wanted)) {
        wanted.keySet().stream().filter(key -> key.line() == line.number()).forEach(key -> fail(failed, key.goodsItem(), line.number(), "05"));
      }
    }
    if (!failed.isEmpty()) {
      StringBuilder answer = new StringBuilder(List.of("07", "10", "11", "05").stream().filter(failed::containsValue).findFirst().orElseThrow());
      failed.forEach((place, reason) -> answer.append(' ').append(place).append(':').append(reason));
      return answer.toString();
    }
    replace(licence, declaration, wanted);
    return "granted";
  }

  String release(String licence, String declaration, List<AnItem> items) {
    Map<Key, Held> own = own(licence, declaration);
    if (own.isEmpty() || own.values().stream().anyMatch(Held::consumed)) {
      return own.isEmpty() ? "02" : "03";
    }
    Map<Key, Held> gone = new LinkedHashMap<>();
    for (AnItem item : items) {
      List<Key> fitting = own.keySet().stream().filter(key -> key.goodsItem() == item.goodsItem() && (item.line() == null || item.line() == key.line())).toList();
      MLine line = fitting.size() == 1 ? line(licence, fitting.get(0).line()) : null;
      if (line == null || unfit(line.unit(), item.quantity(), item.unit(), line.quantity()) || unfit(line.currency(), item.amount(), item.currency(), line.value())) {
        return "92";
      }
      // Where nothing is limited, an item that says zero still says zero.
      if (line.quantity() != null || line.value() != null || !nothing(item)) {
        add(gone, fitting.get(0), measured(line, item));
      }
    }
    if (items.isEmpty()) {
      gone.putAll(own);
    }
    if (licences.get(licence).stream().anyMatch(line -> exceeds(licence, line, declaration, gone))) {
      return "91";
    }
    gone.entrySet().removeIf(each -> !open(each.getKey()) && each.getValue().quantity().signum() == 0 && each.getValue().value().signum() == 0);
    gone.replaceAll((key, held) -> new Held(held.quantity(), held.value(), true));
    replace(licence, declaration, gone);
    return suspended.contains(licence) ? "04" : "01";
  }

  String notReleased(String licence, String declaration) {
    Map<Key, Held> own = own(licence, declaration);
    if (own.isEmpty() || own.values().stream().anyMatch(Held::consumed)) {
      return own.isEmpty() ? "02" : "03";
    }
    replace(licence, declaration, Map.of());
    return "01";
  }

  String amend(String licence, String declaration, List<AnItem> items) {
    Map<Key, Held> own = own(licence, declaration);
    if (own.isEmpty() || own.values().stream().noneMatch(Held::consumed)) {
      return own.isEmpty() ? "02" : "05";
    }
    Map<Key, Held> stated = new LinkedHashMap<>();
    Set<Key> nothing = new HashSet<>();
    for (AnItem item : items) {
      List<Key> fitting = own.keySet().stream().filter(key -> key.goodsItem() == item.goodsItem() && (item.line() == null || item.line() == key.line())).toList();
      MLine line = fitting.size() == 1 ? line(licence, fitting.get(0).line()) : null;
      if (line == null || unfit(line.unit(), item.quantity(), item.unit(), line.quantity()) || unfit(line.currency(), item.amount(), item.currency(), line.value())) {
        return "92";
      }
      if (nothing(item) && line.quantity() == null && line.value() == null) {
        nothing.add(fitting.get(0));
      } else {
        add(stated, fitting.get(0), measured(line, item));
      }
    }
    nothing.removeAll(stated.keySet());
    Map<Key, Held> after = new LinkedHashMap<>(own);
    after.putAll(stated);
    after.keySet().removeAll(nothing);
    if (licences.get(licence).stream().anyMatch(line -> exceeds(licence, line, declaration, after))) {
      return "91";
    }
    after.entrySet().removeIf(each -> !open(each.getKey()) && each.getValue().quantity().signum() == 0 && each.getValue().value().signum() == 0);
    after.replaceAll((key, held) -> new Held(held.quantity(), held.value(), true));
    replace(licence, declaration, after);
    return suspended.contains(licence) ? "04" : "01";
  }

  String withdraw(String licence, String declaration) {
    Map<Key, Held> own = own(licence, declaration);
    if (own.isEmpty() || own.values().stream().noneMatch(Held::consumed)) {
      return own.isEmpty() ? "02" : "05";
    }
    replace(licence, declaration, Map.of());
    return suspended.contains(licence) ? "04" : "01";
  }

  /** Every allocation, as it must stand in the database. */
  Set<String> allocations() {
    Set<String> all = new TreeSet<>();
    holds.forEach((key, held) -> all.add(key.licence() + " line " + key.line() + " " + key.declaration() + " item " + key.goodsItem()
        + (held.consumed() ? " consumed " : " reserved ") + plain(held.quantity()) + " / " + plain(held.value())));
    return all;
  }

  /** Reserved and consumed of every line, as they must stand in the database. */
  Set<String> balances() {
    Set<String> all = new TreeSet<>();
    licences.forEach((licence, lines) -> lines.forEach(line -> {
      Held reserved = sum(licence, line, false);
      Held consumed = sum(licence, line, true);
      all.add(licence + " line " + line.number() + ": " + plain(reserved.quantity()) + " / " + plain(reserved.value()) + " reserved, "
          + plain(consumed.quantity()) + " / " + plain(consumed.value()) + " consumed");
    }));
    return all;
  }

  static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private boolean exceeds(String licence, MLine line, String declaration, Map<Key, Held> wanted) {
    Held sum = new Held(BigDecimal.ZERO, BigDecimal.ZERO, false);
    for (Map.Entry<Key, Held> each : holds.entrySet()) {
      Key key = each.getKey();
      sum = key.licence().equals(licence) && key.line() == line.number() && !key.declaration().equals(declaration) ? plus(sum, each.getValue()) : sum;
    }
    boolean concerned = false;
    for (Map.Entry<Key, Held> each : wanted.entrySet()) {
      if (each.getKey().line() == line.number()) {
        sum = plus(sum, each.getValue());
        concerned = true;
      }
    }
    return concerned && (line.quantity() != null && sum.quantity().compareTo(line.quantity()) > 0 || line.value() != null && sum.value().compareTo(line.value()) > 0);
  }

  private Held sum(String licence, MLine line, boolean consumed) {
    return holds.entrySet().stream().filter(each -> each.getKey().licence().equals(licence) && each.getKey().line() == line.number() && each.getValue().consumed() == consumed)
        .map(Map.Entry::getValue).reduce(new Held(BigDecimal.ZERO, BigDecimal.ZERO, consumed), LedgerModel::plus);
  }

  private boolean open(Key key) {
    MLine line = line(key.licence(), key.line());
    return line.quantity() == null && line.value() == null;
  }

  private Map<Key, Held> own(String licence, String declaration) {
    Map<Key, Held> own = new LinkedHashMap<>(holds);
    own.keySet().removeIf(key -> !key.licence().equals(licence) || !key.declaration().equals(declaration));
    return own;
  }

  private void replace(String licence, String declaration, Map<Key, Held> by) {
    holds.keySet().removeAll(own(licence, declaration).keySet());
    holds.putAll(by);
  }

  private MLine line(String licence, Integer number) {
    List<MLine> lines = licences.get(licence);
    if (number == null) {
      return lines.size() == 1 ? lines.get(0) : null;
    }
    return lines.stream().filter(line -> line.number() == number).findFirst().orElse(null);
  }

  private static void add(Map<Key, Held> to, Key key, Held held) {
    to.merge(key, held, LedgerModel::plus);
  }

  private static Held plus(Held one, Held other) {
    return new Held(one.quantity().add(other.quantity()), one.value().add(other.value()), one.consumed());
  }

  private static Held measured(MLine line, AnItem item) {
    return new Held(line.quantity() == null || item.quantity().signum() == 0 ? BigDecimal.ZERO : convert(item.quantity(), item.unit(), line.unit()),
        line.value() == null ? BigDecimal.ZERO : item.amount(), false);
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

  /** What is released must be measurable; of nothing the unit does not matter. */
  private static boolean unfit(String wanted, BigDecimal number, String unit, BigDecimal limit) {
    return limit != null && (number == null || number.signum() != 0 && problem(wanted, number, unit, limit) != null);
  }

  private static String worst(String one, String other) {
    return one == null || "10".equals(other) ? other : one;
  }

  private static BigDecimal convert(BigDecimal number, String from, String to) {
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

  private static boolean nothing(AnItem item) {
    List<BigDecimal> given = new ArrayList<>();
    if (item.quantity() != null) {
      given.add(item.quantity());
    }
    if (item.amount() != null) {
      given.add(item.amount());
    }
    return !given.isEmpty() && given.stream().allMatch(number -> number.signum() == 0);
  }

  private static void fail(Map<String, String> failed, int goodsItem, Integer line, String reason) {
    List<String> order = List.of("07", "10", "11", "05");
    failed.merge(goodsItem + "/" + line, reason, (one, other) -> order.indexOf(one) <= order.indexOf(other) ? one : other);
  }
}
