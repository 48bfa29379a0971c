package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elicensing.bridge.ledger.PositionEvent;
import org.elicensing.bridge.ledger.PositionState;
import org.elicensing.bridge.proof.Step.Kind;

/** For each cell of the table of states the messages that make it happen, in all the ways that lead to something else. */
final class Plays {

  private static final int AMEND = 0;
  private static final int ACCEPT = 1;
  private static final int REFUSE = 2;
  /** Neither the first of four nor of five: known by its MRN. */
  private static final int BY_MRN = 1;
  private static final int BY_LRN = 10;
  /** The declaration's goods on another licence, which are gone. */
  static final Item ELSEWHERE = new Item(9, 1, 1, "841199", BigDecimal.TEN, "GRM", null, null);

  /**
   * One way.
   *
   * @param first before the position is brought into its state
   * @param between once it is
   * @param event the messages that are the event
   */
  record Play(List<Step> first, List<Step> between, List<Step> event) {}

  private Plays() {}

  /** Brings a position from nothing into the state: items 1 and 2 of 30 and 20 kg. */
  static List<Step> into(PositionState state) {
    Step reserve = step(Kind.RESERVE, 0, item(1, 30), item(2, 20));
    return switch (state) {
      case NOTHING -> List.of();
      case HELD -> List.of(reserve);
      case CONSUMED -> List.of(reserve, step(Kind.RELEASE, BY_MRN));
      case PARTLY_CONSUMED -> List.of(reserve, step(Kind.WRITE_OFF, 0, item(1, 30)));
    };
  }

  static List<Play> of(PositionEvent event, PositionState state) {
    boolean partly = state == PositionState.PARTLY_CONSUMED;
    return switch (event) {
      case RESERVED -> each(Kind.RESERVE, 0, items(item(1, 40), item(2, 20)), items(item(1, 10)), items(item(3, 100)));
      case RESERVED_NOTHING -> each(Kind.RESERVE, 0, items(item(1, 0), item(2, 0)));
      case REPLACEMENT_REFUSED -> each(Kind.RESERVE, 0, items(item(1, 1000)));
      case ACCEPTED -> Stream.of(items(item(1, 40), item(2, 20)), items(item(1, 10)))
          .map(items -> new Play(List.of(), List.of(step(Kind.CC515C, 1, items)), List.of(step(Kind.CC528C, 1)))).toList();
      case RELEASED -> each(Kind.RELEASE, BY_MRN, items(), items(item(1, 30)), items(item(1, 75), item(2, 20)), items(item(1, 0), item(2, 0)), items(item(1, 100)));
      case RELEASED_FOR_EXPORT -> each(Kind.CC529C, 1, items(item(1, 30), item(2, 20)), items(item(1, 10)), items(item(1, 75), item(2, 20)), items(item(1, 0), item(2, 0)));
      case NOT_RELEASED -> both(each(Kind.NOT_RELEASED, BY_MRN, items()), each(Kind.CC551C, 1, items()));
      case AMENDED -> both(each(Kind.AMEND, 0, items(item(1, 10)), items(item(1, 40)), items(item(1, 0))), partly ? List.of() : each(Kind.AMEND, 0, items(item(1, 0), item(2, 0))));
      case WITHDRAWN -> each(Kind.WITHDRAW, 0, items());
      case AMENDED_AFTER_RELEASE -> Stream.of(items(item(1, 10), ELSEWHERE), items(item(1, 70), item(2, 20), ELSEWHERE), items(item(3, 5), ELSEWHERE), items(item(1, 0), item(2, 0), ELSEWHERE))
          .map(items -> new Play(List.of(step(Kind.CC529C, 1, ELSEWHERE)), List.of(), List.of(step(Kind.CC504C, 1, items)))).toList();
      case INVALIDATED -> both(each(Kind.CC509C, 1, items()), state == PositionState.NOTHING ? List.of()
          : List.of(new Play(List.of(step(Kind.CC529C, 1, ELSEWHERE)), List.of(), List.of(step(Kind.CC504C, 1, ELSEWHERE)))));
      case HOLD_EXPIRED -> each(Kind.DAYS, Histories.HOLD_DAYS + 1, items());
      case NEVER_LEFT -> List.of(new Play(List.of(), List.of(), List.of(step(Kind.DAYS, 91), step(Kind.DAYS, 151))));
      case OFFICER_ACCEPTS_ALL -> each(Kind.INTERVENE, ACCEPT, items());
      case OFFICER_ACCEPTS -> each(Kind.INTERVENE, ACCEPT, items(item(1, 10)), items(item(1, 70), item(2, 20)), items(item(1, 0), item(2, 0)));
      case OFFICER_AMENDS -> each(Kind.INTERVENE, AMEND, items(item(1, 10), item(2, 10)), items(item(1, 40), item(2, 40)), items(item(1, 0)), items(item(2, 0)), items(item(1, 0), item(2, 0)));
      case OFFICER_REFUSES_ALL -> each(Kind.INTERVENE, REFUSE, items());
      case OFFICER_REFUSES -> each(Kind.INTERVENE, REFUSE, items(item(1, 10)), items(item(1, 30)), items(item(2, 20)), items(item(1, 30), item(2, 20)));
      case WRITTEN_OFF -> both(writtenOff(item(3, 5)), switch (state) {
        case NOTHING, CONSUMED -> List.of();
        case HELD -> both(writtenOff(item(1, 20)), both(writtenOff(item(1, 70)), writtenOff(item(1, 30), item(2, 20))));
        case PARTLY_CONSUMED -> both(writtenOff(item(2, 10)), writtenOff(item(2, 30)));
      });
      case WRITTEN_OFF_AGAIN -> writtenOff(item(1, 31));
      case OTHER_NAME_HOLDS -> otherName(step(Kind.RESERVE, 2, item(7, 5)));
      case OTHER_NAME_CONSUMED -> otherName(step(Kind.RESERVE, 2, item(7, 5)), step(Kind.RELEASE, BY_LRN));
    };
  }

  /** The declaration has been heard of under its MRN, or not. */
  private static List<Play> otherName(Step... underTheLrn) {
    return Stream.of(List.of(step(Kind.CC511C, 1)), List.<Step>of()).map(first -> new Play(first, List.of(underTheLrn), List.of(step(Kind.CC528C, 1)))).toList();
  }

  private static List<Play> writtenOff(Item... items) {
    return List.of(new Play(List.of(), List.of(), Stream.of(items).map(item -> step(Kind.WRITE_OFF, 0, item)).toList()));
  }

  private static List<Play> each(Kind kind, int variant, Item[]... items) {
    return Stream.of(items).map(listed -> new Play(List.of(), List.of(), List.of(step(kind, variant, listed)))).toList();
  }

  private static List<Play> both(List<Play> some, List<Play> others) {
    List<Play> all = new ArrayList<>(some);
    all.addAll(others);
    return all;
  }

  private static Step step(Kind kind, int variant, Item... items) {
    return new Step(kind, 0, 0, List.of(items), variant);
  }

  private static Item[] items(Item... items) {
    return items;
  }

  /** Of line 1, which is limited in kilograms only. */
  private static Item item(int goodsItem, int kilograms) {
    return new Item(goodsItem, 0, 1, "841199", BigDecimal.valueOf(kilograms), "KGM", BigDecimal.valueOf(kilograms), "EUR");
  }
}
