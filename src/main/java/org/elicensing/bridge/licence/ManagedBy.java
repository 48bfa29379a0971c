package org.elicensing.bridge.licence;

import java.util.Locale;

/** What is counted of a use: which of a line's limits apply to it (Annex I rules tables, Art 1 of Implementing Regulation (EU) 2024/2145). */
public enum ManagedBy {
  QUANTITY(true, false),
  VALUE(false, true),
  BOTH(true, true),
  NOT(false, false);

  private final boolean quantity;
  private final boolean value;

  ManagedBy(boolean quantity, boolean value) {
    this.quantity = quantity;
    this.value = value;
  }

  public boolean quantity() {
    return quantity;
  }

  public boolean value() {
    return value;
  }

  /** What is left of it where only these measures are limited. */
  public ManagedBy within(boolean quantityLimited, boolean valueLimited) {
    boolean inQuantity = quantity && quantityLimited;
    boolean inValue = value && valueLimited;
    return inQuantity && inValue ? BOTH : inQuantity ? QUANTITY : inValue ? VALUE : NOT;
  }

  /** As it is written in the decision table and on the wire. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
