package org.elicensing.bridge.bench;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A whole HTTP request, written once; what differs between two of them stands in slots of fixed width that
 * are filled in place. A slot is {@code {width}} in the text.
 */
final class Template {

  private static final Pattern SLOT = Pattern.compile("\\{(\\d+)}");
  private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private final byte[] bytes;
  private final int[] starts;
  private final int[] widths;
  private final int bodyBytes;

  /** A body without HTTP around it. */
  static Template bare(String body) {
    return new Template(body, bytes -> "");
  }

  Template(String path, String contentType, String body) {
    this(body, bytes -> "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: " + contentType + "\r\nSOAPAction: \"\"\r\nContent-Length: " + bytes + "\r\n\r\n");
  }

  private Template(String body, IntFunction<String> headFor) {
    StringBuilder filled = new StringBuilder();
    List<int[]> slots = new ArrayList<>();
    Matcher slot = SLOT.matcher(body);
    while (slot.find()) {
      slot.appendReplacement(filled, "");
      int width = Integer.parseInt(slot.group(1));
      slots.add(new int[] {filled.length(), width});
      filled.append("0".repeat(width));
    }
    slot.appendTail(filled);
    bodyBytes = filled.length();
    String head = headFor.apply(bodyBytes);
    bytes = (head + filled).getBytes(StandardCharsets.US_ASCII);
    starts = slots.stream().mapToInt(each -> head.length() + each[0]).toArray();
    widths = slots.stream().mapToInt(each -> each[1]).toArray();
  }

  int bodyBytes() {
    return bodyBytes;
  }

  Template number(int slot, long value) {
    return fill(slot, value, 10);
  }

  Template hex(int slot, long value) {
    return fill(slot, value, 16);
  }

  private Template fill(int slot, long value, int radix) {
    long rest = value;
    for (int at = starts[slot] + widths[slot] - 1; at >= starts[slot]; at--) {
      bytes[at] = DIGITS[(int) Long.remainderUnsigned(rest, radix)];
      rest = Long.divideUnsigned(rest, radix);
    }
    return this;
  }

  /** The request as it stands now. */
  byte[] bytes() {
    return bytes;
  }
}
