package org.elicensing.bridge.certex;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licensing.Certificates;

/**
 * A certificate's place in a list: a list is remembered with a mark for each, which names the certificate and the
 * status it showed, and the certificates are put in whenever the list is given.
 */
record Listed(long certificateId, LicenceStatus shown) {

  private static final byte[] OPENS = utf8("<?licence ");
  private static final byte[] CLOSES = utf8("?>");

  /** The message with the marks as its first children. */
  static byte[] marked(byte[] message, List<Listed> listed) {
    int start = CertexWriter.indexOf(message, (byte) '>') + 1;
    ByteArrayOutputStream out = new ByteArrayOutputStream(message.length + 64 * listed.size());
    out.write(message, 0, start);
    for (Listed each : listed) {
      out.writeBytes(OPENS);
      out.writeBytes(utf8(each.certificateId + " " + each.shown));
      out.writeBytes(CLOSES);
    }
    out.write(message, start, message.length - start);
    return out.toByteArray();
  }

  /** Writes the message with each certificate in its place; text cannot contain a mark, for it is escaped. */
  static void write(byte[] message, Certificates certificates, ByteArrayOutputStream out) {
    int from = 0;
    for (int mark = find(message, OPENS, from); mark >= 0; mark = find(message, OPENS, from)) {
      int end = find(message, CLOSES, mark);
      String[] named = new String(message, mark + OPENS.length, end - mark - OPENS.length, StandardCharsets.UTF_8).split(" ");
      out.write(message, from, mark - from);
      certificates.write(Long.parseLong(named[0]), named[1], out);
      from = end + CLOSES.length;
    }
    out.write(message, from, message.length - from);
  }

  private static int find(byte[] bytes, byte[] wanted, int from) {
    for (int at = from; at + wanted.length <= bytes.length; at++) {
      if (bytes[at] == wanted[0] && java.util.Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
