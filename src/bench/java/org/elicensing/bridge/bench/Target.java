package org.elicensing.bridge.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was aimed at, and what was found.
 *
 * @param work what was measured
 * @param value as it was measured, with its unit
 * @param against what it is compared with, with its value
 * @param ratio between the two; NaN when there is nothing to compare with
 * @param least whether the ratio must be at least the limit, or at most
 * @param toEcho the rate in relation to the empty echo; NaN where that says nothing
 */
record Target(String work, String value, String against, double ratio, boolean least, double limit, double toEcho) {

  static Target atLeast(double limit, String work, String value, String against, double ratio, double toEcho) {
    return new Target(work, value, against, ratio, true, limit, toEcho);
  }

  static Target atMost(double limit, String work, String value, String against, double ratio) {
    return new Target(work, value, against, ratio, false, limit, Double.NaN);
  }

  /** What could be had at most if all of it were done one after the other on the same processors. */
  static double ceiling(double... rates) {
    double seconds = 0;
    for (double rate : rates) {
      seconds += 1 / rate;
    }
    return 1 / seconds;
  }

  boolean measured() {
    return !Double.isNaN(ratio);
  }

  boolean met() {
    return least ? ratio >= limit : ratio <= limit;
  }

  String line() {
    return String.format(Locale.ROOT, "| %-58s | %16s | %-58s | %7.2f | %s %-5s | %-3s | %7s |", work, value, against, ratio, least ? ">=" : "<=", plain(limit), met() ? "yes" : "NO",
        Double.isNaN(toEcho) ? "" : String.format(Locale.ROOT, "%.2f", toEcho));
  }

  private static String plain(double limit) {
    return limit == Math.rint(limit) ? Long.toString((long) limit) : Double.toString(limit);
  }

  Map<String, Object> json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("work", work);
    all.put("value", value);
    all.put("against", against);
    all.put("ratio", ratio);
    all.put(least ? "atLeast" : "atMost", limit);
    all.put("met", met());
    if (!Double.isNaN(toEcho)) {
      all.put("toEcho", toEcho);
    }
    return all;
  }
}
