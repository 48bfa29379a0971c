package org.elicensing.bridge.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.ledger.Cell;
import org.elicensing.bridge.ledger.Cell.Told;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Effect.Direction;
import org.elicensing.bridge.ledger.Move;
import org.elicensing.bridge.ledger.PositionEvent;
import org.elicensing.bridge.ledger.PositionState;
import org.elicensing.bridge.ledger.StateTable;
import org.elicensing.bridge.proof.Plays.Play;
import org.elicensing.bridge.proof.Scene.Seen;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of the table of states, played with real messages: what is answered, booked and told is what the cell says, and no less. */
class EveryCellTest {

  private static WriterStage stage;
  private static int played;

  private final List<String> differences = new ArrayList<>();

  /** In which the same happens. */
  private enum Circumstance { USUAL, EXPORT_SUSPENDED, LICENCE_NOT_IN_FORCE }

  @BeforeAll
  static void open() {
    stage = new WriterStage(ProveLedger.open(TestDatabases.SQLITE), true);
  }

  @AfterAll
  static void close() {
    assertThat(stage.differences()).isEmpty();
    stage.close();
  }

  @ParameterizedTest
  @EnumSource
  void cells_of_an_event_say_what_it_does(PositionEvent event) {
    for (PositionState state : PositionState.values()) {
      Optional<Cell> cell = StateTable.LAW.cell(state, event);
      if (cell.isPresent()) {
        cell(event, state, cell.get());
      } else {
        assertThatThrownBy(() -> StateTable.LAW.at(state, event)).isInstanceOf(IllegalStateException.class);
      }
    }
    assertThat(differences).isEmpty();
  }

  private void cell(PositionEvent event, PositionState state, Cell cell) {
    List<Play> plays = Plays.of(event, state);
    String name = state + " " + event;
    check(!plays.isEmpty(), name + " is not played");
    List<Seen> usual = plays.stream().map(play -> played(event, state, cell, play, Circumstance.USUAL)).toList();
    // A reservation that is refused with 04 is no replacement that is refused with 05.
    if (event != PositionEvent.REPLACEMENT_REFUSED) {
      Cell suspended = cell.whileSuspended() == null ? cell : cell.whileSuspended();
      plays.stream().limit(suspended == cell ? 1 : plays.size()).forEach(play -> played(event, state, suspended, play, Circumstance.EXPORT_SUSPENDED));
    }
    if (event.outcomes().contains(ClearanceOutcome.EXECUTED_STATUS_CHANGED)) {
      plays.stream().limit(1).forEach(play -> played(event, state, cell, play, Circumstance.LICENCE_NOT_IN_FORCE));
    }
    if (!cell.refuses()) {
      nothingIsLeftOut(name, cell, usual);
    }
  }

  private Seen played(PositionEvent event, PositionState state, Cell cell, Play play, Circumstance circumstance) {
    Scene scene = new Scene(stage, 900_000 + played++, event == PositionEvent.HOLD_EXPIRED ? Histories.EXPIRING : 0);
    scene.happen(play.first());
    scene.happen(Plays.into(state));
    if (circumstance == Circumstance.EXPORT_SUSPENDED) {
      scene.suspendExport();
    }
    scene.happen(play.between());
    if (circumstance == Circumstance.LICENCE_NOT_IN_FORCE) {
      scene.suspendLicence();
    }
    String name = state + " " + event + " " + circumstance + " " + play.event() + ": ";
    check(scene.begin() == state, name + "was not brought into its state");
    Seen seen = scene.watch(play.event());
    if (cell.refuses()) {
      check(seen.codes().equals(Set.of(cell.code())), name + "answered " + seen.codes());
      check(seen.state() == state && seen.entries().isEmpty() && seen.told().isEmpty(), name + "refused, and yet " + seen);
      return seen;
    }
    check(event == PositionEvent.REPLACEMENT_REFUSED || answers(event, circumstance, seen), name + "answered " + seen.codes());
    check(cell.to().contains(seen.state()), name + "led to " + seen.state());
    check(cell.entries().containsAll(seen.entries()), name + "wrote " + seen.entries());
    check(cell.effect().available().allows(seen.moved().get(0)) && cell.effect().reserved().allows(seen.moved().get(1)) && cell.effect().consumed().allows(seen.moved().get(2)),
        name + "moved " + seen.moved());
    check(seen.told().contains(Told.LICENSING) != seen.entries().isEmpty() && cell.told().containsAll(seen.told()), name + "told " + seen.told());
    return seen;
  }

  /** 01, or 04 where that is said; declaration outcomes and answers to reservations say nothing where it was carried out. */
  private static boolean answers(PositionEvent event, Circumstance circumstance, Seen seen) {
    boolean flagged = circumstance == Circumstance.LICENCE_NOT_IN_FORCE;
    return seen.codes().isEmpty() || !event.outcomes().isEmpty() && seen.codes().equals(Set.of((flagged ? ClearanceOutcome.EXECUTED_STATUS_CHANGED : event.outcomes().get(0)).code()));
  }

  /** Each state that it may lead to, each entry and each direction was seen. */
  private void nothingIsLeftOut(String name, Cell cell, List<Seen> all) {
    Set<PositionState> states = EnumSet.noneOf(PositionState.class);
    Set<Move> entries = EnumSet.noneOf(Move.class);
    all.forEach(seen -> {
      states.add(seen.state());
      entries.addAll(seen.entries());
    });
    check(states.equals(cell.to()), name + " leads to " + states + " only");
    check(entries.equals(cell.entries()), name + " writes " + entries + " only");
    List<Direction> directions = List.of(cell.effect().available(), cell.effect().reserved(), cell.effect().consumed());
    for (int i = 0; i < directions.size(); i++) {
      int part = i;
      boolean rises = all.stream().anyMatch(seen -> seen.moved().get(part) > 0);
      boolean falls = all.stream().anyMatch(seen -> seen.moved().get(part) < 0);
      Direction is = rises ? falls ? Direction.EITHER : Direction.RISES : falls ? Direction.FALLS : Direction.STAYS;
      check(is == directions.get(i), name + " " + List.of("available", "reserved", "consumed").get(i) + " " + is);
    }
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      differences.add(otherwise);
    }
  }
}
