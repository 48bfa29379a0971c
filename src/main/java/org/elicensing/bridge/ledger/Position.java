package org.elicensing.bridge.ledger;

import java.util.List;
import java.util.Optional;
import org.elicensing.bridge.licence.Licence;

/**
 * One declaration's use of one licence: decided as a whole.
 *
 * @param lines all lines of the licence, in the order of their numbers
 * @param holds what the declaration holds or has consumed on the licence
 * @param suspension what keeps the declaration from using the licence for a while, or null
 */
public record Position(Licence licence, List<Line> lines, long declarationId, List<Hold> holds, Suspension suspension) {

  /** A position that nobody has suspended. */
  public Position(Licence licence, List<Line> lines, long declarationId, List<Hold> holds) {
    this(licence, lines, declarationId, holds, null);
  }

  /** In place of a declaration that the bridge does not know; 0 is not that, it stands for the use before the bridge. */
  public static final long NOBODY = -1;

  public boolean empty() {
    return holds.isEmpty();
  }

  public PositionState state() {
    return PositionState.of(holds);
  }

  public boolean consumed() {
    return holds.stream().anyMatch(Hold::consumed);
  }

  /** The same as if nothing were consumed yet: how much of it may be consumed anew. */
  Position asHeld() {
    return new Position(licence, lines, declarationId, holds.stream().map(Hold::asHeld).toList());
  }

  /** What is consumed of it, without what is only held. */
  public Position consumedPart() {
    return new Position(licence, lines, declarationId, holds.stream().filter(Hold::consumed).toList(), suspension);
  }

  /** The line of that number; none given: the only line there is. */
  public Optional<Line> line(Integer number) {
    List<Line> usable = lines.stream().filter(line -> !line.dropped()).toList();
    if (number == null) {
      return usable.size() == 1 ? Optional.of(usable.get(0)) : Optional.empty();
    }
    return usable.stream().filter(line -> line.number() == number).findFirst();
  }

  public Line lineOf(Hold hold) {
    return lines.stream().filter(line -> line.id() == hold.key().lineId()).findFirst().orElseThrow();
  }

  /** What this declaration has reserved on the line. */
  public long heldOn(Line line, Measure measure) {
    return holds.stream().filter(hold -> !hold.consumed() && hold.key().lineId() == line.id()).mapToLong(hold -> hold.in(measure)).sum();
  }

  public Optional<Hold> hold(long lineId, int goodsItem) {
    return holds.stream().filter(hold -> hold.key().lineId() == lineId && hold.key().goodsItem() == goodsItem).findFirst();
  }
}
