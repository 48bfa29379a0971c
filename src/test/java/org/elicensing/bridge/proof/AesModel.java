package org.elicensing.bridge.proof;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.elicensing.bridge.proof.Model.Decision;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Measured;
import org.elicensing.bridge.proof.Model.Place;

/** What the messages of one declaration do, in whatever order they come: the table of docs/ledger.md, said once more. */
final class AesModel {

  /** What the messages have told so far. */
  static final class Course {
    List<Item> lodged;
    boolean asLodged;
    /** Null while nobody has said. */
    Boolean preLodged;
    Integer acceptedOn;
    boolean presented;
    boolean released;
    List<Item> requested;
    List<Item> amended;
    boolean awaiting;
    String ending;
    Set<Integer> unreleased = new HashSet<>();
    List<Waiting> waiting = new ArrayList<>();

    /** Two declarations turned out to be one: what this one does not know the other may. */
    void and(Course other) {
      asLodged = lodged == null ? other.asLodged : asLodged;
      lodged = lodged == null ? other.lodged : lodged;
      preLodged = other.preLodged == null ? preLodged : other.preLodged;
      presented |= other.presented;
      requested = requested == null ? other.requested : requested;
      amended = amended == null ? other.amended : amended;
      awaiting |= other.awaiting;
      ending = ending == null ? other.ending : ending;
      unreleased = unreleased.isEmpty() ? other.unreleased : unreleased;
    }
  }

  /** @param items null: it lists none; answer is what its sender is told once it is worked */
  record Waiting(boolean acceptance, List<Item> items, Answer answer) {}

  private static final String NOT_RELEASED = "not released";
  private static final String INVALIDATED = "invalidated";

  private final Model model;
  private final Declaration declaration;
  private final Course course;
  private List<String> told = new ArrayList<>();

  private AesModel(Model model, Declaration declaration) {
    this.model = model;
    this.declaration = declaration;
    this.course = declaration.course;
  }

  /** Works one message; its answer is every document with what became of it. */
  static void work(Model model, Step step, Answer answer) {
    boolean mrn = step.kind() != Step.Kind.CC515C;
    boolean lrn = step.kind() == Step.Kind.CC515C || step.kind() == Step.Kind.CC528C;
    AesModel aes = new AesModel(model, model.bind(step.declaration(), mrn, lrn));
    List<Item> listed = step.items().isEmpty() ? null : step.items();
    boolean worked = switch (step.kind()) {
      case CC515C -> aes.lodge(step.items(), step.variant() % 4 == 0);
      case CC528C -> aes.accept(answer);
      case CC511C -> aes.present();
      case CC529C -> aes.release(listed, answer);
      case CC551C -> aes.notReleased();
      case CC509C -> aes.invalidate(step.variant() % 5 > 0);
      case CC513C -> aes.request(step.items());
      case CC504C -> aes.amend(listed);
      case CC556C -> aes.nothing(() -> aes.course.requested = null);
      default -> aes.nothing(() -> { });
    };
    answer.say(worked ? aes.told() : "waits");
  }

  private String told() {
    return told.stream().sorted().collect(Collectors.joining("; "));
  }

  private boolean hasEnded() {
    return course.ending != null && declaration.holds.isEmpty();
  }

  private boolean over() {
    return course.released || hasEnded();
  }

  private boolean waitsForGoods() {
    return Boolean.TRUE.equals(course.preLodged);
  }

  private boolean nothing(Runnable act) {
    act.run();
    return say("-/-/- none ok");
  }

  // ---- before release

  private boolean lodge(List<Item> items, boolean preLodged) {
    boolean counts = course.lodged == null || course.asLodged && course.acceptedOn == null && !course.released;
    decide(items, false);
    if (counts) {
      course.lodged = items;
      course.asLodged = true;
      course.preLodged = preLodged;
      resume();
    } else if (course.preLodged == null) {
      course.preLodged = preLodged;
    }
    return true;
  }

  private boolean accept(Answer answer) {
    course.acceptedOn = model.today;
    if (course.lodged == null && (!over() || !course.unreleased.isEmpty())) {
      course.waiting.add(new Waiting(true, null, answer));
      return false;
    }
    accepted();
    resume();
    return true;
  }

  private void accepted() {
    if (over()) {
      if (hasEnded() || course.lodged == null) {
        say("-/-/- none ok");
        catchUp();
        return;
      }
      // Consumed is what was released; only what the release could not count is held still.
      List<Item> counted = course.lodged.stream().filter(item -> course.unreleased.contains(item.licence()) || declaration.consumed(item.licence())).toList();
      decide(counted, true);
      course.lodged.stream().filter(item -> !counted.contains(item)).forEach(this::none);
      catchUp();
    } else if (waitsForGoods() && !course.presented) {
      course.lodged.forEach(this::none);
    } else {
      decide(course.lodged, true);
      catchUp();
    }
  }

  /** An amendment that was accepted before the declaration counts after it; its request may have come under the other name. */
  private void catchUp() {
    if (course.awaiting && course.requested != null) {
      course.amended = course.requested;
      course.requested = null;
      course.awaiting = false;
    }
    if (course.amended != null) {
      List<Item> items = course.amended;
      course.amended = null;
      amended(items);
    }
  }

  private boolean present() {
    course.presented = true;
    if (course.lodged == null || course.acceptedOn == null || !waitsForGoods()) {
      return say("-/-/- none ok");
    }
    accepted();
    return true;
  }

  /** Works what waited for the declaration: acceptances first, whenever they came. */
  private void resume() {
    boolean known = course.lodged != null || hasEnded() && INVALIDATED.equals(course.ending);
    if (course.waiting.isEmpty() || !known) {
      return;
    }
    List<Waiting> all = course.waiting;
    course.waiting = new ArrayList<>();
    List<String> own = told;
    for (boolean acceptances : new boolean[] {true, false}) {
      for (Waiting each : all) {
        if (each.acceptance() == acceptances) {
          told = new ArrayList<>();
          if (acceptances) {
            accepted();
          } else {
            release(each.items(), each.answer());
          }
          each.answer().becomes(told());
        }
      }
    }
    told = own;
  }

  /** Each licence as a whole, with effect or as advice. */
  private void decide(List<Item> items, boolean effect) {
    String action = effect ? "reserved" : "checked";
    byLicence(items).forEach((licence, documents) -> {
      if (!model.licences.containsKey(licence)) {
        documents.forEach(document -> refused(document, document.line(), action, "90"));
      } else if (declaration.consumed(licence)) {
        declaration.on(licence).keySet().forEach(place -> say(place, "none ok 03"));
      } else {
        Decision decision = model.reserve(licence, declaration, documents, true, course.acceptedOn == null ? model.today : course.acceptedOn);
        if (decision.refused()) {
          refused(decision, documents, action);
          return;
        }
        if (effect) {
          declaration.on(licence).keySet().stream().filter(place -> !decision.wishes().containsKey(place)).forEach(place -> say(place, "released ok"));
          model.restate(declaration, licence, decision.wishes());
        }
        decision.wishes().keySet().forEach(place -> say(place, action + " ok"));
        unused(documents, decision.wishes().keySet());
      }
    });
  }

  private boolean notReleased() {
    List<Integer> licences = used();
    if (licences.stream().noneMatch(declaration::consumed) && course.ending == null) {
      course.ending = NOT_RELEASED;
    }
    if (licences.isEmpty()) {
      return say("-/-/- none ok 02");
    }
    for (int licence : licences) {
      if (declaration.consumed(licence)) {
        declaration.on(licence).keySet().forEach(place -> say(place, "none refused 03"));
      } else {
        end(licence);
      }
    }
    return true;
  }

  private boolean invalidate(boolean granted) {
    if (!granted) {
      return say("-/-/- none ok");
    }
    List<Integer> licences = used();
    course.ending = INVALIDATED;
    course.released = false;
    course.requested = null;
    course.amended = null;
    licences.forEach(this::end);
    return !licences.isEmpty() || say("-/-/- none ok 02");
  }

  private void end(int licence) {
    declaration.on(licence).forEach((place, held) -> say(place, held.consumed() ? "withdrawn ok" : "released ok"));
    model.put(declaration, licence, Map.of());
  }

  // ---- release

  private boolean release(List<Item> listed, Answer answer) {
    if (hasEnded() && INVALIDATED.equals(course.ending)) {
      return say("-/-/- none ok");
    }
    if (course.amended != null) {
      course.lodged = course.amended;
      course.asLodged = false;
      course.amended = null;
    }
    if (course.lodged == null && declaration.holds.isEmpty() && (listed == null || listed.stream().anyMatch(item -> !item.saysHowMuch()))) {
      course.waiting.add(new Waiting(false, listed, answer));
      return false;
    }
    Set<Integer> failed = new HashSet<>();
    boolean consumed = false;
    List<Item> stated = listed != null ? listed : course.lodged == null ? List.of() : course.lodged;
    Map<Integer, List<Item>> documents = byLicence(stated);
    Set<Integer> goods = stated.stream().map(Item::goodsItem).collect(Collectors.toSet());
    for (int licence : used()) {
      List<Item> on = documents.getOrDefault(licence, List.of());
      documents.remove(licence);
      if (declaration.consumed(licence)) {
        boolean equal = listed == null || same(licence, goods, on);
        declaration.on(licence).keySet().forEach(place -> say(place, equal ? "none ok 03" : "none refused 03"));
        if (!equal) {
          failed.add(licence);
        }
      } else if (released(licence, listed == null ? null : goods, listed == null ? List.of() : on, on)) {
        consumed |= saidConsumed;
      } else {
        failed.add(licence);
      }
    }
    for (Map.Entry<Integer, List<Item>> rest : documents.entrySet()) {
      int licence = rest.getKey();
      if (!model.licences.containsKey(licence)) {
        rest.getValue().forEach(document -> refused(document, document.line(), "consumed", "90"));
        continue;
      }
      List<Item> as = rest.getValue().stream().map(this::asDeclared).toList();
      if (released(licence, goods, as, as)) {
        consumed |= saidConsumed;
      } else {
        failed.add(licence);
      }
    }
    if (consumed) {
      course.unreleased = failed;
      course.released = true;
      course.ending = null;
    }
    return true;
  }

  private boolean saidConsumed;

  /**
   * @param goods the goods items that are listed; null: all that is held was released
   * @param quoting all documents on the licence, for what is told
   */
  private boolean released(int licence, Set<Integer> goods, List<Item> documents, List<Item> quoting) {
    Map<Place, Held> own = declaration.on(licence);
    Map<Place, Measured> gone = new TreeMap<>();
    Map<String, String> failing = new TreeMap<>();
    Decision decision;
    if (declaration.suspended.containsKey(licence)) {
      decision = new Decision("04", Map.of(), Map.of());
    } else {
      List<Item> never = new ArrayList<>();
      for (Item document : documents) {
        Place place = Model.only(own, document);
        if (place == null) {
          never.add(document);
        } else if (document.saysHowMuch()) {
          model.count(licence, model.line(licence, place.line()), document, gone, failing);
        }
      }
      own.forEach((place, held) -> {
        if ((goods == null || goods.contains(place.goodsItem())) && failing.keySet().stream().noneMatch(each -> each.startsWith(place.goodsItem() + "/"))) {
          gone.putIfAbsent(place, held.use());
        }
      });
      decision = beside(licence, own, never, gone, failing);
    }
    if (decision.refused()) {
      if (quoting.isEmpty()) {
        own.keySet().forEach(place -> say(place, "consumed refused " + decision.reason()));
      } else {
        refused(decision, quoting, "consumed");
      }
      return false;
    }
    saidConsumed = !decision.wishes().isEmpty();
    gone(licence, own, decision.wishes(), "consumed", "released");
    Set<Place> told = new HashSet<>(own.keySet());
    told.addAll(decision.wishes().keySet());
    unused(goods == null ? List.of() : quoting, told);
    return true;
  }

  /** What was never held passes all rules but status and dates, and counts together with what was. */
  private Decision beside(int licence, Map<Place, Held> own, List<Item> never, Map<Place, Measured> gone, Map<String, String> failing) {
    Decision added = model.wanted(licence, own, never.stream().filter(item -> !item.nothing()).toList());
    added.failing().forEach((place, reason) -> failing.merge(place, reason, (one, other) -> Model.earlier(one, other) <= 0 ? one : other));
    added.wishes().forEach((place, use) -> gone.merge(place, use, Measured::plus));
    return model.enough(licence, own, gone, failing);
  }

  private void gone(int licence, Map<Place, Held> before, Map<Place, Measured> wishes, String action, String givenBack) {
    String changed = model.licences.get(licence).usableOn(model.today) ? "" : " 04";
    wishes.keySet().forEach(place -> say(place, action + " ok" + changed));
    before.forEach((place, held) -> {
      if (!wishes.containsKey(place)) {
        say(place, (held.consumed() ? givenBack : "released") + " ok");
      }
    });
    model.consume(declaration, licence, wishes);
  }

  /** Where nothing is held, an item without quantity was released as it was declared. */
  private Item asDeclared(Item item) {
    List<Item> same = item.saysHowMuch() || course.lodged == null ? List.of() : course.lodged.stream()
        .filter(each -> each.goodsItem() == item.goodsItem() && each.licence() == item.licence() && Objects.equals(each.line(), item.line())).toList();
    Item as = same.size() == 1 ? same.get(0) : item;
    return new Item(item.goodsItem(), item.licence(), item.line(), item.code(), as.quantity(), as.unit(), as.amount(), as.currency());
  }

  /** Whether the documents say of the licence what stands there already. */
  private boolean same(int licence, Set<Integer> goods, List<Item> documents) {
    Map<Place, Held> own = declaration.on(licence);
    if (documents.stream().anyMatch(item -> !item.nothing() && Model.only(own, item) == null)) {
      return false;
    }
    for (Map.Entry<Place, Held> each : own.entrySet()) {
      List<Item> about = documents.stream().filter(item -> each.getKey().equals(Model.only(own, item))).toList();
      MLine line = model.line(licence, each.getKey().line());
      boolean listed = goods.contains(each.getKey().goodsItem());
      Measured use = each.getValue().use();
      boolean quantity = line.quantity() == null || (listed ? Measure.said(about, use.quantity(), item -> Measure.of(item.quantity(), item.unit(), line.unit())) : java.math.BigDecimal.ZERO).compareTo(use.quantity()) == 0;
      boolean value = line.value() == null || (listed ? Measure.said(about, use.value(), item -> Measure.of(item.amount(), item.currency(), "EUR")) : java.math.BigDecimal.ZERO).compareTo(use.value()) == 0;
      if (!quantity || !value) {
        return false;
      }
    }
    return true;
  }

  // ---- amendments

  private boolean request(List<Item> items) {
    if (!course.awaiting) {
      course.requested = items;
      return say("-/-/- none ok");
    }
    course.awaiting = false;
    return amended(items);
  }

  private boolean amend(List<Item> listed) {
    List<Item> items = listed == null ? course.requested : listed;
    course.requested = null;
    if (items != null) {
      course.awaiting = false;
      return amended(items);
    }
    if (hasEnded()) {
      return say("-/-/- none ok 02");
    }
    course.awaiting = true;
    return say("-/-/- none ok");
  }

  private boolean amended(List<Item> items) {
    if (hasEnded()) {
      return say("-/-/- none ok 02");
    }
    boolean worked = course.acceptedOn != null && course.lodged != null && (!waitsForGoods() || course.presented) || course.released
        || used().stream().anyMatch(declaration::consumed);
    if (!worked) {
      course.amended = items;
      if (declaration.holds.isEmpty()) {
        items.forEach(this::none);
        return true;
      }
    }
    Set<Integer> consumed = used().stream().filter(declaration::consumed).collect(Collectors.toSet());
    boolean all = course.released || !consumed.isEmpty() && consumed.size() == used().size();
    int before = told.size();
    restate(items, licence -> !all && !consumed.contains(licence));
    restateUse(items, licence -> all || consumed.contains(licence));
    List<String> here = told.subList(before, told.size());
    boolean refused = !here.isEmpty() && here.stream().allMatch(each -> each.contains(" refused "));
    if (worked && !refused) {
      course.lodged = items;
      course.asLodged = false;
    }
    return true;
  }

  private void restate(List<Item> items, java.util.function.IntPredicate concerned) {
    List<Item> documents = items.stream().filter(item -> concerned.test(item.licence())).toList();
    used().stream().filter(licence -> concerned.test(licence) && documents.stream().noneMatch(item -> item.licence() == licence)).forEach(this::end);
    decide(documents, true);
  }

  private void restateUse(List<Item> items, java.util.function.IntPredicate gone) {
    Map<Integer, List<Item>> documents = byLicence(items.stream().filter(item -> gone.test(item.licence())).toList());
    for (int licence : used().stream().filter(gone::test).toList()) {
      if (!documents.containsKey(licence)) {
        end(licence);
      }
    }
    documents.forEach((licence, on) -> {
      if (!model.licences.containsKey(licence)) {
        on.forEach(document -> refused(document, document.line(), "amended", "90"));
        return;
      }
      Map<Place, Held> own = declaration.on(licence);
      Map<Place, Measured> wishes = new TreeMap<>();
      Map<Place, Measured> whole = new HashMap<>();
      Map<String, String> failing = new TreeMap<>();
      List<Item> added = new ArrayList<>();
      for (Item item : on.stream().filter(each -> !each.nothing()).toList()) {
        Place place = Model.only(own, item);
        if (place == null) {
          added.add(item);
        } else if (item.saysHowMuch()) {
          model.count(licence, model.line(licence, place.line()), item, wishes, failing);
        } else {
          whole.put(place, own.get(place).use());
        }
      }
      whole.forEach(wishes::putIfAbsent);
      Decision decision = beside(licence, own, added, wishes, failing);
      if (decision.refused()) {
        refused(decision, on, "amended");
      } else {
        gone(licence, own, decision.wishes(), "amended", "withdrawn");
      }
    });
  }

  // ---- telling

  private List<Integer> used() {
    return declaration.holds.keySet().stream().map(Place::licence).distinct().sorted().toList();
  }

  private static Map<Integer, List<Item>> byLicence(List<Item> items) {
    return items.stream().collect(Collectors.groupingBy(Item::licence, LinkedHashMap::new, Collectors.toList()));
  }

  private void refused(Decision decision, List<Item> documents, String action) {
    documents.forEach(document -> refused(document, document.line() != null ? document.line() : decision.lineOf(document.goodsItem()), action, decision.reasonOf(document.goodsItem())));
  }

  private void refused(Item document, Integer line, String action, String reason) {
    say(document.goodsItem() + "/L" + document.licence() + "/" + (line == null ? "-" : line) + " " + action + " refused " + reason);
  }

  private void none(Item document) {
    say(document.goodsItem() + "/L" + document.licence() + "/" + (document.line() == null ? "-" : document.line()) + " none ok");
  }

  /** Documents that use nothing are told of as well, once each. */
  private void unused(List<Item> documents, Set<Place> used) {
    List<Item> unused = new ArrayList<>();
    for (Item document : documents) {
      boolean known = used.stream().anyMatch(place -> place.goodsItem() == document.goodsItem() && (document.line() == null || document.line() == place.line()))
          || unused.stream().anyMatch(other -> other.goodsItem() == document.goodsItem() && (document.line() == null || other.line() == null || document.line().equals(other.line())));
      if (!known) {
        unused.add(document);
        none(document);
      }
    }
  }

  private void say(Place place, String what) {
    say(place.goodsItem() + "/L" + place.licence() + "/" + place.line() + " " + what);
  }

  private boolean say(String what) {
    told.add(what);
    return true;
  }
}
