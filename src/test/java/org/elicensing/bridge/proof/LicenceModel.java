package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.List;
import org.elicensing.bridge.proof.Model.Licence;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Measured;
import org.elicensing.bridge.proof.Model.Paper;

/** What the licensing system says of its licences. */
final class LicenceModel {

  private final Model model;

  LicenceModel(Model model) {
    this.model = model;
  }

  void first(int number, List<MLine> lines, Paper paper) {
    Licence licence = new Licence();
    licence.lines = lines;
    licence.paper = paper;
    model.licences.put(number, licence);
  }

  /** A later record that would put a line below its use is refused, and holds the licence back. */
  String record(int number, List<MLine> lines, boolean usable, int lastDay) {
    Licence licence = model.licences.get(number);
    boolean below = false;
    for (MLine line : lines) {
      MLine before = model.line(number, line.number());
      Measured used = model.used(number, line.number(), null);
      below |= less(line.quantity(), before.quantity(), used.quantity()) || less(line.value(), before.value(), used.value());
    }
    licence.heldBack = below;
    if (below) {
      return "refused" + model.shown.left(number);
    }
    licence.lines = lines;
    licence.usable = usable;
    licence.lastDay = lastDay;
    return "updated" + model.shown.left(number);
  }

  private static boolean less(BigDecimal limit, BigDecimal before, BigDecimal used) {
    return limit != null && limit.compareTo(used) < 0 && limit.compareTo(before) != 0;
  }
}
