package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.euros;
import static org.elicensing.bridge.ledger.Limit.kilograms;
import static org.elicensing.bridge.ledger.OnTheBooks.DECLARATION;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.elicensing.bridge.ledger.Decision.Refused;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.Usability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Of several reasons that apply, the first in the order of the enum is given: every pair is tried. */
class PrecedenceTest {

  /** A reservation that would be granted, until reasons are laid on it. */
  private static final class Situation {
    private final ALicence licence = aLicence().heldBy("DE123").forCountries("US").withLine(1, "8456", kilograms(500), euros(1000));
    private final AnItem[] items = {good(1), good(2)};
    private boolean consumed;
    private String exporter = "DE123";

    private static AnItem good(int number) {
      return item(number, 1).of("5", "KGM").worth("10", "EUR").code("84569011").to("US");
    }

    Situation with(RefusalReason reason, int which) {
      AnItem item = items[which];
      switch (reason) {
        case NOT_USABLE -> licence.status(LicenceStatus.SUSPENDED);
        case ALREADY_CONSUMED -> consumed = true;
        case NO_SUCH_LINE -> items[which] = new AnItem(item.goodsItem(), 9, item.commodityCode(), item.destination(), item.quantity(), item.unit(), item.amount(), item.currency());
        case NOT_THE_HOLDER -> exporter = "FR999";
        case DESTINATION_NOT_COVERED -> items[which] = item.to("CN");
        case COMMODITY_NOT_COVERED -> items[which] = item.code("84570000");
        case UNIT_DIFFERS -> items[which] = item.of(item.quantity().toPlainString(), "LTR");
        case NOT_COUNTABLE -> items[which] = new AnItem(item.goodsItem(), item.line(), item.commodityCode(), item.destination(), item.quantity(), item.unit(), null, null);
        case INSUFFICIENT -> items[which] = item.of("501", item.unit());
        default -> throw new IllegalArgumentException(reason + " is not decided on a licence");
      }
      return this;
    }

    Decision decide() {
      OnTheBooks books = OnTheBooks.of(licence);
      Position position = books.position(DECLARATION);
      List<Hold> holds = consumed ? List.of(consumption(position)) : List.of();
      return new ReserveQuantity(OnTheBooks.UNITS).decide(new Position(position.licence(), position.lines(), DECLARATION, holds),
          new Reservation(new Usability.Use(OnTheBooks.DAY, null, null), exporter, null, OnTheBooks.uses(items)), ReserveQuantity.Status.OBEYED);
    }

    private static Hold consumption(Position position) {
      Line line = position.lines().get(0);
      return new Hold(new Hold.Key(line.id(), DECLARATION, 1), position.licence().id(), 1, true, 0, 0, new Declared(null, null, null, null, null, null, null), null,
          java.time.Instant.EPOCH, 1);
    }
  }

  private static List<RefusalReason> decided() {
    return Stream.of(RefusalReason.values()).filter(reason -> reason != RefusalReason.NO_SUCH_LICENCE).toList();
  }

  static List<Arguments> pairs() {
    List<Arguments> pairs = new ArrayList<>();
    for (RefusalReason first : decided()) {
      decided().stream().filter(later -> later.compareTo(first) > 0).forEach(later -> pairs.add(Arguments.of(first, later)));
    }
    return pairs;
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void earlier_reason_is_given_when_both_apply_to_one_item(RefusalReason first, RefusalReason later) {
    Refused refused = (Refused) new Situation().with(first, 0).with(later, 0).decide();

    assertThat(refused.reason()).isEqualTo(first);
    assertThat(refused.items()).filteredOn(item -> item.goodsItem() == 1).allMatch(item -> item.reason() == first);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void earlier_reason_is_given_when_they_apply_to_different_items(RefusalReason first, RefusalReason later) {
    Refused refused = (Refused) new Situation().with(first, 1).with(later, 0).decide();

    assertThat(refused.reason()).isEqualTo(first);
  }

  @ParameterizedTest
  @MethodSource("decided")
  void each_reason_is_given_when_it_applies_alone(RefusalReason reason) {
    assertThat(((Refused) new Situation().with(reason, 0).decide()).reason()).isEqualTo(reason);
  }

  @Test
  void nothing_laid_on_is_granted() {
    assertThat(new Situation().decide()).isInstanceOf(Decision.Granted.class);
  }

  @Test
  void order_is_that_of_the_contract() {
    assertThat(Stream.of(RefusalReason.values()).map(RefusalReason::code)).containsExactly("90", "04", "06", "07", "09", "08", "03", "10", "11", "05");
  }
}
