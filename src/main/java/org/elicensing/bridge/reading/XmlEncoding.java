package org.elicensing.bridge.reading;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings an XML message to UTF-8, judging by its first bytes only; rare encodings are refused. */
final class XmlEncoding {

  private static final int PROLOG = 256;
  private static final Pattern DECLARED = Pattern.compile("^<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]{1,40})[\"']");
  private static final Pattern DECLARATION = Pattern.compile("^<\\?xml[^>]*\\?>");
  private static final Map<String, Charset> READ = Map.of(
      "UTF-8", StandardCharsets.UTF_8,
      "US-ASCII", StandardCharsets.US_ASCII,
      "ASCII", StandardCharsets.US_ASCII,
      "ISO-8859-1", StandardCharsets.ISO_8859_1,
      "LATIN1", StandardCharsets.ISO_8859_1,
      "WINDOWS-1252", Charset.forName("windows-1252"),
      "UTF-16", StandardCharsets.UTF_16);

  private XmlEncoding() {}

  static byte[] toUtf8(byte[] bytes) {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return Arrays.copyOfRange(bytes, 3, bytes.length);
    }
    if (startsWith(bytes, 0xFE, 0xFF) || startsWith(bytes, 0xFF, 0xFE)) {
      return transcode(bytes, StandardCharsets.UTF_16);
    }
    if (startsWith(bytes, 0x00, 0x3C) || startsWith(bytes, 0x3C, 0x00)) {
      throw MessageRejected.unreadable("encoding", "UTF-16 is read only with a byte order mark.");
    }
    String prolog = new String(bytes, 0, Math.min(bytes.length, PROLOG), StandardCharsets.ISO_8859_1);
    Matcher declared = DECLARED.matcher(prolog);
    if (!declared.find()) {
      return bytes;
    }
    Charset charset = READ.get(declared.group(1).toUpperCase(Locale.ROOT));
    if (charset == null || charset == StandardCharsets.UTF_16) {
      throw MessageRejected.unreadable("encoding", "The encoding " + declared.group(1) + " is not read; send UTF-8.");
    }
    return charset == StandardCharsets.UTF_8 || charset == StandardCharsets.US_ASCII ? bytes : transcode(bytes, charset);
  }

  private static byte[] transcode(byte[] bytes, Charset charset) {
    try {
      String text = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
      return DECLARATION.matcher(text).replaceFirst("").getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw MessageRejected.unreadable("encoding", "The message is not valid " + charset.name() + ".");
    }
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    for (int i = 0; i < start.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != start[i]) {
        return false;
      }
    }
    return true;
  }
}
