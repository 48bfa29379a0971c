package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Paper;

/** A record as the licensing system writes it: the licence as it was first, or changed in this or that. */
record Paperwork(int licence, List<MLine> lines, Paper paper, String status, int lastDay) {

  private static final int[] PARTS = {100, 100, 150, 50, 20, 100};
  private static final List<String> STATUSES = List.of("VALID", "VALID", "VALID", "VALID", "VALID", "VALID", "SUSPENDED", "SUSPENDED", "REVOKED", "ANNULLED");
  static final int VARIANTS = 6 * 10 * 7 * 14 * 5;

  static Paperwork first(int licence) {
    return new Paperwork(licence, Histories.LICENCES.get(licence), Histories.PAPERS.get(licence), "VALID", Integer.MAX_VALUE);
  }

  /** @param variant chooses the size of its limits, the status, the last day, the lines and the terms */
  static Paperwork of(int licence, int variant, int today) {
    BigDecimal part = BigDecimal.valueOf(PARTS[variant % 6], 2);
    String status = STATUSES.get(variant / 6 % 10);
    int lastDay = variant / 60 % 7 == 0 ? today + 3 : Integer.MAX_VALUE;
    List<MLine> lines = new ArrayList<>(Histories.LICENCES.get(licence).stream().map(line -> new MLine(line.number(), line.code(), times(line.quantity(), part), line.unit(),
        times(line.value(), part))).toList());
    reshape(lines, variant / 420 % 14);
    Paper paper = Histories.PAPERS.get(licence);
    Paper other = new Paper(paper.document(), paper.holder(), List.of("CH"), paper.procedures());
    return new Paperwork(licence, lines, variant / 5880 % 5 == 0 ? other : paper, status, lastDay);
  }

  private static BigDecimal times(BigDecimal limit, BigDecimal part) {
    return limit == null ? null : limit.multiply(part);
  }

  /** Limits in another measure come and go, in another unit, and so do lines. */
  private static void reshape(List<MLine> lines, int how) {
    MLine first = lines.get(0);
    MLine last = lines.get(lines.size() - 1);
    switch (how) {
      case 0, 1 -> lines.set(0, new MLine(first.number(), first.code(), first.quantity(), first.unit(), new BigDecimal("300")));
      case 2 -> lines.replaceAll(line -> new MLine(line.number(), line.code(), line.quantity(), line.unit(), null));
      case 3 -> lines.set(0, new MLine(first.number(), first.code(), null, null, null));
      case 4 -> lines.set(lines.size() - 1, new MLine(last.number(), last.code(), new BigDecimal("90"), "KGM", last.value()));
      case 5 -> lines.remove(lines.size() > 1 ? last : null);
      case 6 -> lines.set(0, first.quantity() == null ? first : first.unit().equals("KGM") ? inGrams(first) : new MLine(first.number(), first.code(), new BigDecimal("100"), "KGM", first.value()));
      case 7 -> lines.add(new MLine(5, null, BigDecimal.TEN, "KGM", null));
      default -> { }
    }
  }

  private static MLine inGrams(MLine line) {
    return new MLine(line.number(), line.code(), line.quantity().movePointRight(3), "GRM", line.value());
  }

  boolean usable() {
    return status.equals("VALID");
  }
}
