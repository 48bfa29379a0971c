package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.proof.Step.Kind;

/** One history on the bridge and on the model beside it; what differs is told in a sentence. */
final class Run<M> {

  private static final String ALLOCATIONS = "select licence.reference, hold.line_number, declaration.mrn, declaration.lrn, hold.goods_item, hold.consumed, hold.quantity, hold.value from hold"
      + " join licence on licence.id = hold.licence_id join declaration on declaration.id = hold.declaration_id where licence.reference in (?)";
  private static final String BALANCES = "select licence.reference, line_number, quantity_limit, value_limit, quantity_reserved, value_reserved, quantity_consumed, value_consumed from licence_line"
      + " join licence on licence.id = licence_line.licence_id and licence_line.dropped = 0 where licence.reference in (?)";

  private static final String WAITING = "select coalesce(declaration.mrn, declaration.lrn), timer.kind, timer.due_at from timer join declaration on declaration.id = timer.declaration_id"
      + " where timer.kind in ('exit-ask', 'invalidation') and timer.state = 'open' and coalesce(declaration.mrn, declaration.lrn) in (?)";

  /** Something that was sent, to be sent again. */
  private record Sent(Step step, int identification, Answer answer) {}

  private final Stage<M> stage;
  private final Census census;
  private final Words words;
  private final Model model = new Model();
  private final List<Sent> sent = new ArrayList<>();
  private final List<M> works = new ArrayList<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final int[] versions = new int[Histories.LICENCES.size()];
  private int identifications;

  private Run(Stage<M> stage, int number, Census census) {
    this.stage = stage;
    this.census = census;
    this.words = new Words(number);
  }

  /** @param number tells the history's names from those of all others on the same database */
  static <M> Optional<String> differences(Stage<M> stage, History history, int number, Census census) {
    return new Run<>(stage, number, census).all(history);
  }

  private Optional<String> all(History history) {
    model.exits.credits = stage.begin(history.seed());
    for (int licence : history.licences()) {
      works.add(stage.record(words.certificate(++versions[licence], Paperwork.first(licence))));
      model.licensing.record(Paperwork.first(licence));
    }
    stage.write(List.copyOf(works));
    works.clear();
    int batch = 0;
    for (Step step : history.steps()) {
      if (step.kind() == Kind.DAYS || step.kind() == Kind.SETTLE) {
        Optional<String> difference = write().or(() -> step.kind() == Kind.DAYS ? pass(step.variant()) : settle(step));
        if (difference.isPresent()) {
          return difference;
        }
        continue;
      }
      if (checks(step)) {
        Optional<String> difference = check(step);
        if (difference.isPresent()) {
          return difference;
        }
        continue;
      }
      take(step);
      if (works.size() >= history.cuts().get(batch % history.cuts().size())) {
        batch++;
        Optional<String> difference = write();
        if (difference.isPresent()) {
          return difference;
        }
      }
    }
    return write();
  }

  private Optional<String> pass(int days) {
    census.count(Kind.DAYS, "");
    model.time.pass(days);
    stage.day(model.today);
    return compare("after " + days + " days");
  }

  private Optional<String> settle(Step step) {
    census.count(Kind.SETTLE, "");
    boolean approved = step.variant() % 3 > 0;
    boolean expected = model.officer.settle(step.licence(), approved);
    boolean settled = stage.settle(words.licence(step.licence()), approved);
    model.time.batchEnds();
    return expected == settled ? compare("after a second person") : Optional.of("a second person found " + (settled ? "a" : "no") + " request");
  }

  private void take(Step step) {
    Answer answer = new Answer();
    int identification = identifications++;
    M work = switch (step.kind()) {
      case RECORD -> record(step, answer);
      case SUSPEND -> {
        answer.say(model.byHand.suspend(step));
        yield stage.suspend(words.licence(step.licence()), words.mrn(step.declaration()), step.variant() % 3 == 0);
      }
      case LIFT -> {
        answer.say(model.byHand.lift(step));
        yield stage.lift(words.licence(step.licence()), words.mrn(step.declaration()));
      }
      case WRITE_OFF -> {
        answer.say(model.news.of(() -> model.byHand.writeOff(step)));
        yield stage.writeOff(words.writeOff(step, identification));
      }
      case REPEAT, REPEAT_WITH_OTHER_CONTENT -> {
        if (sent.isEmpty()) {
          yield null;
        }
        Sent first = sent.get(step.variant() % sent.size());
        boolean same = step.kind() == Kind.REPEAT;
        if (!same && first.answer().text().equals("rejected")) {
          // What was rejected is not remembered: it may be mended and sent again.
          yield null;
        }
        answer.say(same ? first.answer().text() : "conflict");
        yield message(first.step(), words.text(first.step(), first.identification(), !same));
      }
      default -> {
        sent.add(new Sent(step, identification, answer));
        model.news.of(() -> decide(step, answer));
        yield message(step, words.text(step, identification, false));
      }
    };
    if (work != null) {
      census.count(step.kind(), answer.text());
      works.add(work);
      answers.add(answer);
      steps.add(step.kind() == Kind.REPEAT ? sent.get(step.variant() % sent.size()).step() : step);
    }
  }

  private void decide(Step step, Answer answer) {
    switch (step.kind()) {
      case RESERVE -> answer.say(model.single.reserve(step));
      case RELEASE, NOT_RELEASED -> answer.say(model.single.clear(step));
      case AMEND, WITHDRAW -> answer.say(model.single.amend(step));
      case ENTER -> answer.say(model.single.enter(step));
      case INTERVENE -> answer.say(model.officer.decide(step));
      default -> AesModel.work(model, step, answer);
    }
  }

  private M message(Step step, String text) {
    return step.kind().single() ? stage.single(text) : stage.aes(text);
  }

  private M record(Step step, Answer answer) {
    Paperwork record = Paperwork.of(step.licence(), step.variant(), model.today);
    answer.say(model.news.of(() -> model.licensing.record(record)));
    return stage.record(words.certificate(++versions[step.licence()], record));
  }

  /** A check is read beside the batches, on what was written before. */
  private Optional<String> check(Step step) {
    return write().or(() -> {
      boolean again = step.kind() != Kind.CHECK;
      Sent first = again ? sent.get(step.variant() % sent.size()) : new Sent(step, identifications++, new Answer());
      boolean other = step.kind() == Kind.REPEAT_WITH_OTHER_CONTENT;
      if (!again) {
        first.answer().say(model.single.check(step));
        sent.add(first);
      }
      String expected = other ? "conflict" : first.answer().text();
      census.count(step.kind(), expected);
      String said = Said.of(Kind.CHECK, stage.check(words.text(first.step(), first.identification(), other)), words);
      return said.equals(expected) ? compare("after a check") : Optional.of(step.kind() + " was answered\n    " + said + "\n  and should have been\n    " + expected);
    });
  }

  private boolean checks(Step step) {
    boolean again = step.kind() == Kind.REPEAT || step.kind() == Kind.REPEAT_WITH_OTHER_CONTENT;
    return step.kind() == Kind.CHECK || again && !sent.isEmpty() && sent.get(step.variant() % sent.size()).step().kind() == Kind.CHECK;
  }

  private Optional<String> write() {
    if (works.isEmpty()) {
      return Optional.empty();
    }
    List<String> expected = answers.stream().map(Answer::text).toList();
    List<String> results = stage.write(List.copyOf(works));
    List<String> said = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      said.add(Said.of(steps.get(i).kind(), results.get(i), words));
    }
    Optional<String> difference = Optional.empty();
    for (int i = said.size() - 1; i >= 0; i--) {
      if (!said.get(i).equals(expected.get(i))) {
        difference = Optional.of(steps.get(i).kind() + " was answered\n    " + said.get(i) + "\n  and should have been\n    " + expected.get(i));
      }
    }
    sent.forEach(each -> each.answer().settle());
    model.time.batchEnds();
    works.clear();
    answers.clear();
    steps.clear();
    return difference.or(() -> compare("after a batch"));
  }

  private Optional<String> compare(String when) {
    List<String> references = model.licences.keySet().stream().map(words::licence).toList();
    return compare(when, stage.rows(ALLOCATIONS, references, this::allocation), model.shown.allocations())
        .or(() -> compare(when, stage.rows(BALANCES, references, this::balance), model.shown.balances()))
        .or(() -> compare(when, stage.rows(WAITING, words.declarations(), this::waiting), model.exits.waiting()))
        .or(() -> news(when));
  }

  private Optional<String> news(String when) {
    List<String> should = model.news.told();
    should.forEach(census::news);
    return stage.news().flatMap(heard -> {
      List<String> is = heard.stream().map(text -> Said.news(text, words)).sorted().toList();
      return is.equals(should) ? Optional.empty() : Optional.of(when + " customs was told\n    " + String.join("\n    ", is) + "\n  and should have been told\n    " + String.join("\n    ", should));
    });
  }

  private static Optional<String> compare(String when, Set<String> is, Set<String> should) {
    return is.equals(should) ? Optional.empty() : Optional.of(when + " there is\n    " + String.join("\n    ", is) + "\n  and there should be\n    " + String.join("\n    ", should));
  }

  private String allocation(ResultSet row) throws SQLException {
    String declaration = words.declaration(row.getString(3) == null ? row.getString(4) : row.getString(3));
    return words.unnamed(row.getString(1)) + " line " + row.getLong(2) + " " + declaration + " item " + row.getLong(5) + (row.getLong(6) == 1 ? " consumed " : " reserved ")
        + number(row, 7, 6) + " / " + number(row, 8, 2);
  }

  private String waiting(ResultSet row) throws SQLException {
    return words.declaration(row.getString(1)) + " " + row.getString(2) + " day " + Words.day(row.getLong(3));
  }

  private String balance(ResultSet row) throws SQLException {
    return words.unnamed(row.getString(1)) + " line " + row.getLong(2) + ": " + limit(row, 3, 6) + " / " + limit(row, 4, 2) + ", " + number(row, 5, 6) + " / " + number(row, 6, 2)
        + " reserved, " + number(row, 7, 6) + " / " + number(row, 8, 2) + " consumed";
  }

  private static String limit(ResultSet row, int column, int scale) throws SQLException {
    return row.getObject(column) == null ? "-" : number(row, column, scale);
  }

  private static String number(ResultSet row, int column, int scale) throws SQLException {
    return Measures.text(BigDecimal.valueOf(row.getLong(column), scale));
  }
}
