package org.elicensing.bridge.proof;

import java.util.List;

/**
 * One thing that happens in a history. Licences and declarations are small numbers, so that a history reads and shrinks well.
 *
 * @param items empty where nothing is listed
 * @param variant what else there is to choose: a name, a limit, a number of days, which earlier step is repeated
 */
record Step(Kind kind, int licence, int declaration, List<Item> items, int variant, Heading heading) {

  Step(Kind kind, int licence, int declaration, List<Item> items, int variant) {
    this(kind, licence, declaration, items, variant, Heading.PLAIN);
  }

  enum Kind {
    CHECK, RESERVE, RELEASE, NOT_RELEASED, AMEND, WITHDRAW, ENTER, INTERVENE,
    CC515C, CC528C, CC511C, CC529C, CC551C, CC509C, CC513C, CC504C, CC556C, CC599C,
    RECORD, SETTLE, SUSPEND, LIFT, WRITE_OFF, DAYS, REPEAT, REPEAT_WITH_OTHER_CONTENT;

    boolean single() {
      return ordinal() <= INTERVENE.ordinal();
    }

    boolean oneLicence() {
      return !aes() && ordinal() < DAYS.ordinal();
    }

    boolean aes() {
      return name().startsWith("CC");
    }
  }

  Step with(List<Item> others) {
    return new Step(kind, licence, declaration, others, variant, heading);
  }

  Goods goods() {
    return new Goods(items, heading.exporter());
  }
}
