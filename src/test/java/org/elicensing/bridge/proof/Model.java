package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The ledger once more, as plainly as it can be said: limits, what is held and consumed, and the rules of a reservation, in decimals
 * and whole days. It shares no rule and no class with the ledger that it is compared with. Around it stand the single window
 * ({@link SingleModel}), declarations ({@link AesModel}), officers ({@link OfficerModel}), licensing ({@link LicenceModel}, {@link News}), what was
 * written off by hand ({@link HandModel}), time ({@link TimeModel}, {@link ExitModel}) and what can be seen of it all ({@link Shown}).
 */
final class Model {

  private static final List<String> PRECEDENCE = List.of("90", "04", "06", "07", "09", "08", "03", "10", "11", "05");

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

  /** How much is used, in what the line counts; an open line counts nothing. */
  record Measured(BigDecimal quantity, BigDecimal value) {
    static final Measured NONE = new Measured(BigDecimal.ZERO, BigDecimal.ZERO);

    Measured {
      quantity = Measures.plain(quantity);
      value = Measures.plain(value);
    }

    Measured plus(Measured other) {
      return new Measured(quantity.add(other.quantity), value.add(other.value));
    }

    boolean nothing() {
      return quantity.signum() == 0 && value.signum() == 0;
    }
  }

  /** How it was declared; null is not stated. */
  record Stated(String code, BigDecimal quantity, String unit, BigDecimal amount, String currency) {
    Stated {
      quantity = quantity == null ? null : Measures.plain(quantity);
      amount = amount == null ? null : Measures.plain(amount);
    }

    static Stated of(Item item) {
      return new Stated(item.code(), item.quantity(), item.unit(), item.amount(), item.currency());
    }

    /** Two documents of one goods item on one line, in the unit of either; null when neither can say both. */
    Stated plus(Stated other) {
      if (amount != null && other.amount != null && !Objects.equals(currency, other.currency)) {
        return null;
      }
      boolean own = amount != null;
      BigDecimal money = own && other.amount != null ? amount.add(other.amount) : own ? amount : other.amount;
      String in = own ? currency : other.currency;
      if (quantity == null || other.quantity == null) {
        return new Stated(code, quantity == null ? other.quantity : quantity, quantity == null ? other.unit : unit, money, in);
      }
      BigDecimal more = Measures.of(other.quantity, other.unit, unit);
      if (more != null) {
        return new Stated(code, quantity.add(more), unit, money, in);
      }
      BigDecimal turned = Measures.of(quantity, unit, other.unit);
      return turned == null ? null : new Stated(code, turned.add(other.quantity), other.unit, money, in);
    }

    boolean nothing() {
      return (quantity != null || amount != null) && (quantity == null || quantity.signum() == 0) && (amount == null || amount.signum() == 0);
    }
  }

  record Wish(Measured use, Stated stated) {

    /** Null when what is stated cannot be added up. */
    Wish plus(Wish other) {
      Stated together = stated.plus(other.stated);
      return together == null ? null : new Wish(use.plus(other.use), together);
    }

    /** Adds it to what is at the place already, where it can be added. */
    boolean addTo(Map<Place, Wish> wishes, Place place) {
      Wish together = wishes.containsKey(place) ? wishes.get(place).plus(this) : this;
      if (together != null) {
        wishes.put(place, together);
      }
      return together != null;
    }
  }

  /** @param day when it was reserved or consumed last, at which office */
  record Held(Measured use, boolean consumed, Stated stated, int day, String office) {
    Wish wish() {
      return new Wish(use, stated);
    }
  }

  static final class Licence {
    final List<MLine> lines = new ArrayList<>();
    final Paper paper;
    final String status;
    final int lastDay;
    /** The parent's line that each line was split off. */
    final Map<Integer, Integer> above = new TreeMap<>();
    boolean heldBack;

    Licence(Paperwork record) {
      paper = record.paper();
      status = record.status();
      lastDay = record.lastDay();
    }

    boolean usable() {
      return status.equals("VALID");
    }

    MLine line(int number) {
      return lines.stream().filter(line -> line.number() == number).findFirst().orElse(null);
    }

    boolean inForce(int day) {
      return usable() && day <= lastDay;
    }

    /** What is not stated is not compared, and X002 stands for every kind. */
    boolean serves(int day, String document, String procedure) {
      boolean fits = document == null || document.equals("X002") || document.equals(paper.document());
      return inForce(day) && !heldBack && fits && (procedure == null || paper.procedures().isEmpty() || paper.procedures().contains(procedure));
    }
  }

  /** The terms of a licence; an empty list is no term. */
  record Paper(String document, String holder, List<String> countries, List<String> procedures) {
    static final Paper PLAIN = new Paper("X060", null, List.of(), List.of());
  }

  /** One declaration, by both its names. */
  static final class Declaration {
    final Map<Place, Held> holds = new TreeMap<>();
    final Map<Integer, TimeModel.Suspension> suspended = new TreeMap<>();
    final AesModel.Course course = new AesModel.Course();
    /** Records that customs entered, by licence and name: whether they still stand. */
    final Map<String, Boolean> entered = new HashMap<>();

    Map<Place, Held> on(int licence) {
      Map<Place, Held> own = new TreeMap<>(holds);
      own.keySet().removeIf(place -> place.licence() != licence);
      return own;
    }

    boolean consumed(int licence) {
      return on(licence).values().stream().anyMatch(Held::consumed);
    }

    void put(int licence, Map<Place, Held> after) {
      holds.keySet().removeIf(place -> place.licence() == licence);
      holds.putAll(after);
    }
  }

  /** Refused when there is a reason; failing places with the reason of each. */
  record Decision(String reason, Map<String, String> failing, Map<Place, Wish> wishes) {
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
  final ExitModel exits = new ExitModel(this);
  final OfficerModel officer = new OfficerModel(this);
  final SingleModel single = new SingleModel(this);
  final LicenceModel licensing = new LicenceModel(this);
  final News news = new News(this);
  final Touched touched = new Touched(this);
  final HandModel byHand = new HandModel(this);
  final Shown shown = new Shown(this);

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
        accepted.put(licence, own ? accepted.on(licence) : lodged.on(licence));
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

  Collection<Declaration> declarations() {
    Set<Declaration> all = new LinkedHashSet<>();
    all.addAll(byMrn.values());
    all.addAll(byLrn.values());
    return all;
  }

  // ---- deciding

  /** @param strict whether status, dates and documents are obeyed; not for goods that are gone */
  Decision reserve(int licence, Declaration declaration, Goods asked, boolean strict, int day) {
    List<Item> items = asked.items().stream().filter(item -> !item.nothing()).toList();
    boolean serves = items.stream().allMatch(item -> licences.get(licence).serves(day, item.document(), item.procedure()));
    if (!items.isEmpty() && (declaration.suspended.containsKey(licence) || strict && !serves)) {
      return new Decision("04", Map.of(), Map.of());
    }
    if (declaration.consumed(licence)) {
      return new Decision("06", Map.of(), Map.of());
    }
    return wanted(licence, declaration.on(licence), asked.of(items));
  }

  /** All rules about the items themselves, and whether so much is left beside what the declaration has itself. */
  Decision wanted(int licence, Map<Place, Held> own, Goods asked) {
    Map<Place, Wish> wishes = new TreeMap<>();
    Map<String, String> failing = new TreeMap<>();
    Paper paper = licences.get(licence).paper;
    for (Item item : asked.items()) {
      MLine line = line(licence, item.line());
      if (line == null) {
        fail(failing, item.goodsItem(), null, "07");
      } else if (asked.exporter() != null && paper.holder() != null && !asked.exporter().equals(paper.holder())) {
        fail(failing, item.goodsItem(), line.number(), "09");
      } else if (item.destination() != null && !paper.countries().isEmpty() && !paper.countries().contains(item.destination())) {
        fail(failing, item.goodsItem(), line.number(), "08");
      } else if (!Measures.covers(line.code(), item.code())) {
        fail(failing, item.goodsItem(), line.number(), "03");
      } else {
        count(licence, line, item, wishes, failing);
      }
    }
    return enough(licence, own, wishes, failing);
  }

  void count(int licence, MLine line, Item item, Map<Place, Wish> wishes, Map<String, String> failing) {
    String problem = worst(Measures.problem(line.unit(), item.quantity(), item.unit(), line.quantity()), Measures.problem("EUR", item.amount(), item.currency(), line.value()));
    if (problem != null) {
      fail(failing, item.goodsItem(), line.number(), problem);
    } else if (!new Wish(measured(line, item), Stated.of(item)).addTo(wishes, new Place(licence, line.number(), item.goodsItem()))) {
      fail(failing, item.goodsItem(), line.number(), "10");
    }
  }

  Decision enough(int licence, Map<Place, Held> own, Map<Place, Wish> wishes, Map<String, String> failing) {
    for (MLine line : licences.get(licence).lines) {
      if (exceeds(licence, line, own, wishes)) {
        wishes.keySet().stream().filter(place -> place.line() == line.number()).forEach(place -> fail(failing, place.goodsItem(), line.number(), "05"));
      }
    }
    return failing.isEmpty() ? new Decision(null, Map.of(), wishes) : new Decision(failing.values().stream().min(Model::earlier).orElseThrow(), failing, Map.of());
  }

  boolean exceeds(int licence, MLine line, Map<Place, Held> own, Map<Place, Wish> wishes) {
    Measured wanted = sum(wishes.entrySet().stream().filter(each -> each.getKey().line() == line.number()).map(each -> each.getValue().use()).toList());
    Measured had = sum(own.entrySet().stream().filter(each -> each.getKey().line() == line.number()).map(each -> each.getValue().use()).toList());
    Measured used = used(licence, line.number(), null);
    return more(wanted.quantity(), had.quantity(), used.quantity(), line.quantity()) || more(wanted.value(), had.value(), used.value(), line.value());
  }

  private static boolean more(BigDecimal wanted, BigDecimal had, BigDecimal used, BigDecimal limit) {
    return limit != null && wanted.compareTo(had) > 0 && used.subtract(had).add(wanted).compareTo(limit) > 0;
  }

  private static String worst(String one, String other) {
    return one == null || "10".equals(other) ? other : one;
  }

  static void fail(Map<String, String> failing, int goodsItem, Integer line, String reason) {
    failing.merge(goodsItem + "/" + (line == null ? "-" : line), reason, (one, other) -> earlier(one, other) <= 0 ? one : other);
  }

  static int earlier(String one, String other) {
    return Integer.compare(PRECEDENCE.indexOf(one), PRECEDENCE.indexOf(other));
  }

  // ---- moving

  void restate(Declaration declaration, int licence, Map<Place, Wish> wishes, String office) {
    Map<Place, Held> after = new TreeMap<>();
    wishes.forEach((place, wish) -> after.put(place, new Held(wish.use(), false, wish.stated(), today, office)));
    declaration.put(licence, after);
  }

  /** What is said to be nothing is not consumed; what was consumed and stays as it is was not touched. */
  void consume(Declaration declaration, int licence, Map<Place, Wish> gone, String office) {
    Map<Place, Held> before = declaration.on(licence);
    Map<Place, Held> after = new TreeMap<>();
    gone.forEach((place, wish) -> {
      boolean open = line(licence, place.line()).open();
      if (!(open ? wish.stated().nothing() : wish.use().nothing())) {
        Held had = before.get(place);
        boolean same = had != null && had.consumed() && had.use().equals(wish.use()) && (!open || had.stated().equals(wish.stated()));
        after.put(place, same ? had : new Held(wish.use(), true, wish.stated(), today, office));
      }
    });
    declaration.put(licence, after);
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
    return licences.get(licence).line(number);
  }

  static Measured measured(MLine line, Item item) {
    boolean noQuantity = line.quantity() == null || item.quantity() == null || item.quantity().signum() == 0;
    boolean noValue = line.value() == null || item.amount() == null;
    return new Measured(noQuantity ? BigDecimal.ZERO : Measures.convert(item.quantity(), item.unit(), line.unit()), noValue ? BigDecimal.ZERO : item.amount());
  }

  /** Whether every measure that the line limits is stated so that it can be counted. */
  static boolean countable(MLine line, Item item) {
    return !Measures.unfit(line.unit(), item.quantity(), item.unit(), line.quantity()) && !Measures.unfit("EUR", item.amount(), item.currency(), line.value());
  }

  static Measured sum(Collection<Measured> all) {
    return all.stream().reduce(Measured.NONE, Measured::plus);
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
}
