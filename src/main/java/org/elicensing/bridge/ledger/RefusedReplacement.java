package org.elicensing.bridge.ledger;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What becomes of a hold whose replacement is refused. The public CERTEX port lets go of it where not enough is left for
 * the new one; the bridge keeps it unless its site wants the same.
 */
public enum RefusedReplacement {
  KEEP,
  DROP_WHEN_INSUFFICIENT;

  /** @throws IllegalArgumentException naming what it can be */
  public static RefusedReplacement named(String setting) {
    return Stream.of(values()).filter(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(setting)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("bridge.certex.refused-replacement is \"" + setting + "\"; it must be keep or drop-when-insufficient."));
  }

  /** The holds that end because their replacement was refused. */
  public List<Hold> ended(Position position, Decision.Refused refused, StateTable states) {
    boolean ends = this == DROP_WHEN_INSUFFICIENT && refused.reason() == RefusalReason.INSUFFICIENT;
    return ends ? position.holds().stream().filter(states.at(position, PositionEvent.REPLACEMENT_REFUSED)::ends).toList() : List.of();
  }
}
