package org.elicensing.bridge.licensing;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A stored certificate without the persons it names: exporter, consignees and end users, what they told of the use, and
 * the contact of the authority. The schema asks for an exporter with a name, so that says that it is no longer kept.
 */
public final class WithoutPersons {

  static final String GONE = "no longer kept";

  /** The canonical form has no prefixes, and inside text and attributes no pointed bracket opens. */
  private static final Pattern EXPORTER = Pattern.compile("<Exporter>.*?</Exporter>", Pattern.DOTALL);
  private static final Pattern OTHERS = Pattern.compile("<(Consignee|EndUser|EndUse|ContactPoint)>.*?</\\1>", Pattern.DOTALL);

  private WithoutPersons() {}

  public static byte[] of(byte[] certificate) {
    String text = new String(certificate, StandardCharsets.UTF_8);
    String without = EXPORTER.matcher(text).replaceFirst("<Exporter><Name>" + GONE + "</Name></Exporter>");
    return OTHERS.matcher(without).replaceAll("").getBytes(StandardCharsets.UTF_8);
  }
}
