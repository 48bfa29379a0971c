package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.elicensing.bridge.proof.Model.Decision;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Measured;
import org.elicensing.bridge.proof.Model.Place;
import org.elicensing.bridge.proof.Model.Wish;

/** What the messages of one declaration do, in whatever order they come: the table of docs/ledger.md, said once more. */
final class AesModel {

  /** What the messages have told so far. */
  static final class Course {
    Goods lodged;
    boolean asLodged;
    /** Null while nobody has said. */
    String type;
    Integer acceptedOn;
    boolean presented;
    boolean released;
    Goods requested;
    Goods amended;
    boolean awaiting;
    String ending;
    boolean exited;
    Set<Integer> unreleased = new HashSet<>();
    List<Waiting> waiting = new ArrayList<>();

    /** Two declarations turned out to be one: what this one does not know the other may. */
    void and(Course other) {
      asLodged = lodged == null ? other.asLodged : asLodged;
      lodged = lodged == null ? other.lodged : lodged;
      type = other.type == null ? type : other.type;
      presented |= other.presented;
      requested = requested == null ? other.requested : requested;
      amended = amended == null ? other.amended : amended;
      awaiting |= other.awaiting;
      ending = ending == null ? other.ending : ending;
      exited |= other.exited;
      unreleased = unreleased.isEmpty() ? other.unreleased : unreleased;
    }
  }

  /** @param answer what its sender is told once it is worked */
  record Waiting(Step step, Answer answer) {
    boolean acceptance() {
      return step.kind() == Step.Kind.CC528C;
    }
  }

  /** What is told of one document. */
  private record Told(String what, int licence, Integer line, Set<String> flags) {}

  private enum Aim { CHECKED, RESERVED, COMPLETED }

  private static final String NOT_RELEASED = "not released";
  private static final String INVALIDATED = "invalidated";
  private static final int NONE = -1;

  private final Model model;
  private final Declaration declaration;
  private final Course course;
  private final Step step;
  private final Goods listed;
  private final List<Told> told = new ArrayList<>();
  private boolean late;

  private AesModel(Model model, Declaration declaration, Step step) {
    this.model = model;
    this.declaration = declaration;
    this.course = declaration.course;
    this.step = step;
    this.listed = step.items().isEmpty() ? null : step.goods();
  }

  /** Works one message; its answer is every document with what became of it. */
  static void work(Model model, Step step, Answer answer) {
    boolean mrn = step.kind() != Step.Kind.CC515C;
    boolean lrn = step.kind() == Step.Kind.CC515C || step.kind() == Step.Kind.CC528C;
    AesModel aes = new AesModel(model, model.bind(step.declaration(), mrn, lrn), step);
    answer.say(aes.worked(answer) ? aes.told() : "waits");
  }

  private boolean worked(Answer answer) {
    return switch (step.kind()) {
      case CC515C -> lodge();
      case CC528C -> accept(answer);
      case CC511C -> present();
      case CC529C -> release(answer);
      case CC551C -> notReleased();
      case CC509C -> invalidate(step.variant() % 5 > 0);
      case CC513C -> request();
      case CC504C -> amend();
      case CC556C -> nothing(() -> course.requested = null);
      default -> nothing(() -> course.exited = true);
    };
  }

  /** What remains is what does after the whole message, and all of a message is late. */
  private String told() {
    return told.stream().map(each -> {
      Set<String> flags = new TreeSet<>(each.flags());
      if (late) {
        flags.add("late");
      }
      if (step.kind() != Step.Kind.CC515C && Words.wrongDigit(step.declaration())) {
        flags.add("mrn-check-digit");
      }
      return each.what() + flags.stream().map(flag -> " flag-" + flag).collect(Collectors.joining()) + model.shown.remaining(each.licence(), each.line());
    }).sorted().collect(Collectors.joining("; "));
  }

  private boolean hasEnded() {
    return course.ending != null && declaration.holds.isEmpty();
  }

  private boolean over() {
    return course.released || hasEnded();
  }

  private boolean is(String types) {
    return course.type != null && types.contains(course.type);
  }

  private boolean nothing(Runnable act) {
    act.run();
    return say("none ok");
  }

  // ---- before release

  private boolean lodge() {
    boolean counts = course.lodged == null || course.asLodged && course.acceptedOn == null && !course.released;
    late = !counts || over() || course.amended != null;
    if (counts || course.type == null) {
      course.type = step.heading().type();
    }
    if (is("XYZ")) {
      complete(step.goods());
    } else {
      decide(step.goods(), Aim.CHECKED);
    }
    if (counts) {
      course.lodged = step.goods();
      course.asLodged = true;
      resume();
    }
    return true;
  }

  private boolean accept(Answer answer) {
    course.acceptedOn = model.today;
    course.type = course.type == null ? step.heading().type() : course.type;
    if (course.lodged == null && (!over() || !course.unreleased.isEmpty())) {
      course.waiting.add(new Waiting(step, answer));
      return false;
    }
    accepted();
    resume();
    return true;
  }

  private void accepted() {
    if (course.lodged != null && is("XYZ")) {
      complete(course.lodged);
    } else if (over()) {
      late = true;
      if (hasEnded() || course.lodged == null) {
        say("none ok");
      } else {
        left();
      }
      catchUp();
    } else if (is("DEF") && !course.presented) {
      course.lodged.items().forEach(this::none);
    } else {
      late |= course.amended != null;
      if (is("R")) {
        released(null);
      } else {
        decide(course.lodged, Aim.RESERVED);
      }
      catchUp();
    }
  }

  /** Consumed is what was released; only what the release could not count is held still. */
  private void left() {
    List<Item> counted = course.lodged.items().stream().filter(item -> course.unreleased.contains(item.licence()) || declaration.consumed(item.licence())).toList();
    decide(course.lodged.of(counted), Aim.RESERVED);
    course.lodged.items().stream().filter(item -> !counted.contains(item)).forEach(this::none);
  }

  /** An amendment that was accepted before the declaration counts after it; its request may have come under the other name. */
  private void catchUp() {
    if (course.awaiting && course.requested != null) {
      course.amended = course.requested;
      course.requested = null;
      course.awaiting = false;
    }
    if (course.amended != null) {
      Goods goods = course.amended;
      course.amended = null;
      amended(goods);
    }
  }

  private boolean present() {
    course.presented = true;
    if (course.lodged == null || course.acceptedOn == null || !is("DEF")) {
      return say("none ok");
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
    for (boolean acceptances : new boolean[] {true, false}) {
      for (Waiting each : all) {
        if (each.acceptance() == acceptances) {
          AesModel then = new AesModel(model, declaration, each.step());
          if (acceptances) {
            then.accepted();
          } else {
            then.release(each.answer());
          }
          each.answer().becomes(then.told());
          model.news.outcome(each.step().kind().name(), then.told());
        }
      }
    }
  }

  /** Each licence as a whole, with effect or as advice. */
  private void decide(Goods goods, Aim aim) {
    String action = aim == Aim.RESERVED ? "reserved" : "checked";
    byLicence(goods.items()).forEach((licence, documents) -> {
      if (!model.licences.containsKey(licence)) {
        documents.forEach(document -> unknown(document, action));
      } else if (declaration.consumed(licence)) {
        late = true;
        declaration.on(licence).keySet().forEach(place -> say(place, "none ok outcome-03"));
      } else {
        Decision decision = model.reserve(licence, declaration, goods.of(documents), true, course.acceptedOn == null ? model.today : course.acceptedOn);
        if (decision.refused() && aim == Aim.COMPLETED && decision.reason().equals("05")) {
          documents.forEach(document -> say(document, document.line(), "checked ok"));
          return;
        }
        if (decision.refused()) {
          refused(decision, documents, action);
          return;
        }
        if (aim == Aim.RESERVED) {
          declaration.on(licence).keySet().stream().filter(place -> !decision.wishes().containsKey(place)).forEach(place -> say(place, "released ok"));
          model.restate(declaration, licence, decision.wishes(), step.heading().office());
        }
        decision.wishes().keySet().forEach(place -> say(place, action + " ok"));
        unused(documents, decision.wishes().keySet());
      }
    });
  }

  private void unknown(Item document, String action, String... flags) {
    if (document.licence() == Histories.GENERAL) {
      say(document, null, "checked ok", "no-record");
    } else {
      say(document, document.line(), action + " refused reason-90", flags);
    }
  }

  /** A supplementary declaration takes nothing again, and what was taken before anybody knew goes back. */
  private void complete(Goods goods) {
    used().forEach(this::end);
    if (goods != null) {
      decide(goods, Aim.COMPLETED);
    }
  }

  private boolean notReleased() {
    List<Integer> licences = used();
    late = INVALIDATED.equals(course.ending);
    if (licences.stream().noneMatch(declaration::consumed) && course.ending == null) {
      course.ending = NOT_RELEASED;
    }
    if (licences.isEmpty()) {
      return say("none ok outcome-02");
    }
    for (int licence : licences) {
      if (declaration.consumed(licence)) {
        declaration.on(licence).keySet().forEach(place -> say(place, "none refused outcome-03"));
      } else {
        end(licence);
      }
    }
    return true;
  }

  private boolean invalidate(boolean granted) {
    if (!granted) {
      return say("none ok");
    }
    List<Integer> licences = used();
    course.ending = INVALIDATED;
    course.released = false;
    course.requested = null;
    course.amended = null;
    licences.forEach(this::end);
    return !licences.isEmpty() || say("none ok outcome-02");
  }

  private void end(int licence) {
    declaration.on(licence).forEach((place, held) -> say(place, held.consumed() ? "withdrawn ok" : "released ok", elsewhere(held)));
    declaration.put(licence, Map.of());
  }

  private String[] elsewhere(Held held) {
    return held.office().equals(step.heading().office()) ? new String[0] : new String[] {"other-office"};
  }

  // ---- release

  private boolean release(Answer answer) {
    if (hasEnded() && INVALIDATED.equals(course.ending)) {
      late = true;
      return say("none ok");
    }
    asAmended();
    boolean relies = listed == null || listed.items().stream().anyMatch(item -> item.licence() != Histories.GENERAL && !item.saysHowMuch());
    if (course.lodged == null && declaration.holds.isEmpty() && relies) {
      course.waiting.add(new Waiting(step, answer));
      return false;
    }
    if (is("XYZ")) {
      late |= course.ending != null || course.exited;
      complete(listed == null ? course.lodged : listed);
    } else {
      released(listed);
    }
    return true;
  }

  private void asAmended() {
    if (course.amended != null) {
      course.lodged = course.amended.exportedAs(course.lodged);
      course.asLodged = false;
      course.amended = null;
    }
  }

  /** @param listed null: all that was declared */
  private void released(Goods listed) {
    asAmended();
    late |= course.ending != null || course.exited;
    Goods stated = listed != null ? listed : new Goods(course.lodged == null ? List.of() : course.lodged.items(), step.heading().exporter());
    Release release = new Release(stated.exportedAs(course.lodged), listed != null);
    Map<Integer, List<Item>> documents = byLicence(stated.items());
    for (int licence : used()) {
      List<Item> on = documents.getOrDefault(licence, List.of());
      documents.remove(licence);
      if (declaration.consumed(licence)) {
        release.again(licence, on);
      } else {
        release.of(licence, on, listed != null);
      }
    }
    documents.forEach((licence, rest) -> {
      if (!model.licences.containsKey(licence)) {
        rest.forEach(document -> unknown(document, "consumed", "no-hold"));
      } else {
        release.of(licence, rest.stream().map(this::asDeclared).toList(), true);
      }
    });
    if (release.consumed) {
      course.unreleased = release.failed;
      course.released = true;
      course.ending = null;
    }
  }

  /** One release of several licences. */
  private final class Release {
    private final Goods stated;
    private final boolean lists;
    private final Set<Integer> goods;
    private final Set<Integer> failed = new HashSet<>();
    private boolean consumed;

    Release(Goods stated, boolean lists) {
      this.stated = stated;
      this.lists = lists;
      this.goods = stated.items().stream().map(Item::goodsItem).collect(Collectors.toSet());
    }

    /** Harmless where it says what stands already. */
    void again(int licence, List<Item> documents) {
      boolean equal = !lists || same(licence, goods, documents);
      declaration.on(licence).keySet().forEach(place -> say(place, equal ? "none ok outcome-03" : "none refused outcome-03"));
      if (!equal) {
        failed.add(licence);
      }
    }

    /** @param counts whether the documents say what was released; else all that is held was */
    void of(int licence, List<Item> documents, boolean counts) {
      Map<Place, Held> own = declaration.on(licence);
      Map<Place, Wish> gone = new TreeMap<>();
      Map<String, String> failing = new TreeMap<>();
      List<Item> never = new ArrayList<>();
      for (Item document : counts ? documents : List.<Item>of()) {
        Place place = Model.only(own, document);
        if (place == null) {
          never.add(document);
        } else if (document.saysHowMuch()) {
          model.count(licence, model.line(licence, place.line()), document, gone, failing);
        }
      }
      own.forEach((place, held) -> {
        if ((!counts || goods.contains(place.goodsItem())) && failing.keySet().stream().noneMatch(each -> each.startsWith(place.goodsItem() + "/"))) {
          gone.putIfAbsent(place, held.wish());
        }
      });
      boolean suspended = declaration.suspended.containsKey(licence);
      Decision decision = suspended ? new Decision("04", Map.of(), Map.of()) : beside(licence, own, stated.of(never), gone, failing);
      if (decision.refused()) {
        failed.add(licence);
        refused(licence, own, decision, documents, "consumed");
        return;
      }
      consumed |= !decision.wishes().isEmpty();
      gone(licence, own, decision.wishes(), documents, true);
      Set<Place> told = new HashSet<>(own.keySet());
      told.addAll(decision.wishes().keySet());
      unused(counts ? documents : List.of(), told);
    }
  }

  /** What was never held passes all rules but status and dates, and counts together with what was. */
  private Decision beside(int licence, Map<Place, Held> own, Goods never, Map<Place, Wish> gone, Map<String, String> failing) {
    Decision added = model.wanted(licence, own, never.of(never.items().stream().filter(item -> !item.nothing()).toList()));
    added.failing().forEach((place, reason) -> failing.merge(place, reason, (one, other) -> Model.earlier(one, other) <= 0 ? one : other));
    added.wishes().forEach((place, wish) -> {
      if (!wish.addTo(gone, place)) {
        Model.fail(failing, place.goodsItem(), place.line(), "10");
      }
    });
    return model.enough(licence, own, gone, failing);
  }

  private void gone(int licence, Map<Place, Held> before, Map<Place, Wish> wishes, List<Item> documents, boolean release) {
    Model.Licence is = model.licences.get(licence);
    boolean serves = is.serves(model.today, null, null) && documents.stream().allMatch(document -> is.serves(model.today, document.document(), document.procedure()));
    wishes.forEach((place, wish) -> {
      Held held = before.get(place);
      Set<String> flags = new TreeSet<>(held == null ? List.of("no-hold") : List.of(elsewhere(held)));
      if (held != null && release && (wish.use().quantity().compareTo(held.use().quantity()) > 0 || wish.use().value().compareTo(held.use().value()) > 0)) {
        flags.add("surplus");
      }
      if (!serves) {
        flags.add("status-changed");
      }
      say(place, (release ? "consumed ok" : "amended ok") + (serves ? "" : " outcome-04"), flags.toArray(String[]::new));
    });
    before.forEach((place, held) -> {
      if (!wishes.containsKey(place)) {
        say(place, held.consumed() && !release ? "withdrawn ok" : "released ok");
      }
    });
    model.consume(declaration, licence, wishes, step.heading().office());
  }

  /** Where nothing is held, an item without quantity was released as it was declared. */
  private Item asDeclared(Item item) {
    List<Item> same = item.saysHowMuch() || course.lodged == null ? List.of() : course.lodged.items().stream()
        .filter(each -> each.goodsItem() == item.goodsItem() && each.licence() == item.licence() && Objects.equals(each.line(), item.line())).toList();
    return same.size() == 1 ? item.asMuchAs(same.get(0)) : item;
  }

  /** Whether the documents say of the licence what stands there already. */
  private boolean same(int licence, Set<Integer> goods, List<Item> documents) {
    Map<Place, Held> own = declaration.on(licence);
    if (documents.stream().anyMatch(item -> !item.nothing() && Model.only(own, item) == null)) {
      return false;
    }
    return own.entrySet().stream().allMatch(each -> {
      List<Item> about = documents.stream().filter(item -> each.getKey().equals(Model.only(own, item))).toList();
      MLine line = model.line(licence, each.getKey().line());
      boolean lists = goods.contains(each.getKey().goodsItem());
      Measured use = each.getValue().use();
      BigDecimal quantity = lists ? Measures.said(about, use.quantity(), item -> Measures.of(item.quantity(), item.unit(), line.unit())) : BigDecimal.ZERO;
      BigDecimal value = lists ? Measures.said(about, use.value(), item -> Measures.of(item.amount(), item.currency(), "EUR")) : BigDecimal.ZERO;
      return (line.quantity() == null || quantity.compareTo(use.quantity()) == 0) && (line.value() == null || value.compareTo(use.value()) == 0);
    });
  }

  // ---- amendments

  private boolean request() {
    if (!course.awaiting) {
      course.requested = step.goods();
      return say("none ok");
    }
    late = true;
    course.awaiting = false;
    return amended(step.goods());
  }

  private boolean amend() {
    Goods goods = listed == null ? course.requested : listed;
    course.requested = null;
    if (goods != null) {
      course.awaiting = false;
      return amended(goods);
    }
    if (hasEnded()) {
      return ended();
    }
    course.awaiting = true;
    return say("none ok");
  }

  private boolean ended() {
    late = true;
    return say("none ok outcome-02");
  }

  private boolean amended(Goods stated) {
    if (hasEnded()) {
      return ended();
    }
    Goods goods = stated.exportedAs(course.lodged);
    if (is("XYZ")) {
      declare(goods);
      complete(goods);
      return true;
    }
    boolean worked = course.acceptedOn != null && course.lodged != null && (!is("DEF") || course.presented) || course.released
        || used().stream().anyMatch(declaration::consumed);
    if (!worked) {
      course.amended = goods;
      if (declaration.holds.isEmpty()) {
        goods.items().forEach(this::none);
        return true;
      }
    }
    Set<Integer> consumed = used().stream().filter(declaration::consumed).collect(Collectors.toSet());
    boolean all = course.released || !consumed.isEmpty() && consumed.size() == used().size();
    int before = told.size();
    restate(goods, licence -> !all && !consumed.contains(licence));
    restateUse(goods, licence -> all || consumed.contains(licence));
    List<Told> here = told.subList(before, told.size());
    if (worked && (here.isEmpty() || here.stream().anyMatch(each -> !each.what().contains(" refused ")))) {
      declare(goods);
    }
    return true;
  }

  private void declare(Goods goods) {
    course.lodged = goods;
    course.asLodged = false;
  }

  private void restate(Goods goods, IntPredicate concerned) {
    List<Item> documents = goods.items().stream().filter(item -> concerned.test(item.licence())).toList();
    used().stream().filter(licence -> concerned.test(licence) && documents.stream().noneMatch(item -> item.licence() == licence)).forEach(this::end);
    decide(goods.of(documents), Aim.RESERVED);
  }

  private void restateUse(Goods goods, IntPredicate gone) {
    Map<Integer, List<Item>> documents = byLicence(goods.items().stream().filter(item -> gone.test(item.licence())).toList());
    used().stream().filter(licence -> gone.test(licence) && !documents.containsKey(licence)).forEach(this::end);
    documents.forEach((licence, on) -> {
      if (!model.licences.containsKey(licence)) {
        on.forEach(document -> unknown(document, "amended", "no-hold"));
        return;
      }
      Map<Place, Held> own = declaration.on(licence);
      Map<Place, Wish> wishes = new TreeMap<>();
      Map<Place, Wish> whole = new HashMap<>();
      Map<String, String> failing = new TreeMap<>();
      List<Item> added = new ArrayList<>();
      for (Item item : on.stream().filter(each -> !each.nothing()).toList()) {
        Place place = Model.only(own, item);
        if (place == null) {
          added.add(item);
        } else if (item.saysHowMuch()) {
          model.count(licence, model.line(licence, place.line()), item, wishes, failing);
        } else {
          whole.put(place, own.get(place).wish());
        }
      }
      whole.forEach(wishes::putIfAbsent);
      Decision decision = beside(licence, own, goods.of(added), wishes, failing);
      if (decision.refused()) {
        refused(licence, own, decision, on, "amended");
      } else {
        gone(licence, own, decision.wishes(), on, false);
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

  private void refused(Decision decision, List<Item> documents, String action, String... flags) {
    documents.forEach(document -> say(document, document.line() != null ? document.line() : decision.lineOf(document.goodsItem()),
        action + " refused reason-" + decision.reasonOf(document.goodsItem()), flags));
  }

  /** Goods that are gone: where nothing names them, each that is held is told of. */
  private void refused(int licence, Map<Place, Held> own, Decision decision, List<Item> documents, String action) {
    if (documents.isEmpty()) {
      own.keySet().forEach(place -> say(place, action + " refused reason-" + decision.reason()));
    }
    refused(decision, documents, action, own.isEmpty() ? new String[] {"no-hold"} : new String[0]);
  }

  private void none(Item document) {
    told.add(new Told(document.goodsItem() + "/L" + document.licence() + "/" + (document.line() == null ? "-" : document.line()) + " none ok", NONE, null, Set.of()));
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

  private void say(Place place, String what, String... flags) {
    told.add(new Told(place.goodsItem() + "/L" + place.licence() + "/" + place.line() + " " + what, place.licence(), place.line(), Set.of(flags)));
  }

  private void say(Item document, Integer line, String what, String... flags) {
    told.add(new Told(document.goodsItem() + "/L" + document.licence() + "/" + (document.line() == null && line == null ? "-" : line == null ? document.line() : line) + " " + what,
        document.licence(), line, Set.of(flags)));
  }

  private boolean say(String what) {
    told.add(new Told("-/-/- " + what, NONE, null, Set.of()));
    return true;
  }
}
