package org.elicensing.bridge.proof;

import java.util.List;

/** What a message says of goods, and who exports them, where it says so. */
record Goods(List<Item> items, String exporter) {

  Goods of(List<Item> other) {
    return new Goods(other, exporter);
  }

  /** The same with the exporter that was declared before, where it names none itself. */
  Goods exportedAs(Goods earlier) {
    return exporter != null || earlier == null ? this : new Goods(items, earlier.exporter);
  }
}
