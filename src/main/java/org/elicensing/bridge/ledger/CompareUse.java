package org.elicensing.bridge.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.declaration.DocumentUse;

/** Compares what later documents state with what stands on the books: whether as much left as was consumed. */
public final class CompareUse {

  private final Units units;

  public CompareUse(Units units) {
    this.units = units;
  }

  /**
   * What is stated of one hold otherwise than it stands.
   *
   * @param stated in the measure, scaled
   */
  public record Difference(Hold hold, Line line, Measure measure, long stated) {

    public boolean less() {
      return stated < hold.in(measure);
    }

    public String sentence() {
      return "Goods item " + hold.key().goodsItem() + ", line " + line.number() + ": " + Counting.text(measure, hold.in(measure), line) + " are consumed, "
          + Counting.text(measure, stated, line) + " are stated.";
    }
  }

  /**
   * @param goodsItems the goods items that are listed: one that is not counts as nothing, one without quantity as the whole
   * @param documents on the licence
   */
  public List<Difference> differences(Position position, Set<Integer> goodsItems, List<DocumentUse> documents) {
    List<Difference> differences = new ArrayList<>();
    for (Hold hold : position.holds()) {
      Line line = position.lineOf(hold);
      List<DocumentUse> about = documents.stream().filter(document -> ReleaseDeclared.hold(position, document).filter(hold::equals).isPresent()).toList();
      for (Measure measure : Measure.values()) {
        if (line.limitedIn(measure)) {
          long stated = goodsItems.contains(hold.key().goodsItem()) ? stated(hold, line, measure, about) : 0;
          if (stated != hold.in(measure)) {
            differences.add(new Difference(hold, line, measure, stated));
          }
        }
      }
    }
    return differences;
  }

  /** Whether nothing is stated otherwise than it stands, and nothing beside it. */
  public boolean same(Position position, Set<Integer> goodsItems, List<DocumentUse> documents) {
    boolean more = documents.stream().anyMatch(document -> !ReserveQuantity.takesOut(document) && ReleaseDeclared.hold(position, document).isEmpty());
    return !more && differences(position, goodsItems, documents).isEmpty();
  }

  /** What cannot be counted in the line's unit says nothing about it. */
  private long stated(Hold hold, Line line, Measure measure, List<DocumentUse> documents) {
    long sum = 0;
    for (DocumentUse document : documents) {
      var number = measure == Measure.QUANTITY ? document.quantity() : document.amount();
      String unit = measure == Measure.QUANTITY ? document.unit() : document.currency();
      Optional<Long> counted = number == null || unit == null ? Optional.empty() : Counting.count(units, measure, number, unit, line);
      if (counted.isEmpty()) {
        return hold.in(measure);
      }
      sum = Counting.sum(sum, counted.get());
    }
    return documents.isEmpty() ? hold.in(measure) : sum;
  }
}
