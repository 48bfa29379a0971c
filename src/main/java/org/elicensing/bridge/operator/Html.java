package org.elicensing.bridge.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A page as it is written: whatever is not markup of our own is escaped. */
final class Html {

  private static final String STYLE = ":root{color-scheme:light dark;--line:#8886;--bad:#b3261e;font:16px/1.5 system-ui,sans-serif}"
      + "@media(prefers-color-scheme:dark){:root{--bad:#ffb4ab}}body{margin:0}main{max-width:64rem;margin:0 auto;padding:1rem}h2{font-size:1.1rem;margin:1.5rem 0 .5rem}"
      + "dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1.5rem;margin:0}dd{margin:0}.bad{color:var(--bad);font-weight:600}section{overflow-x:auto}"
      + "table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .75rem .25rem 0;border-bottom:1px solid var(--line);white-space:nowrap}"
      + "td:first-child{font-family:ui-monospace,monospace}ul{padding-left:1.2rem}";
  /** Lets the browser take this style sheet and no other. */
  static final String STYLE_HASH = hash(STYLE);

  private final StringBuilder text = new StringBuilder(8192);

  Html(String title) {
    raw("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>");
    text(title).raw("</title><style>" + STYLE + "</style></head><body>");
  }

  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  Html text(String given) {
    for (char letter : (given == null ? "" : given).toCharArray()) {
      switch (letter) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(letter);
      }
    }
    return this;
  }

  Html cell(String given) {
    return raw("<td>").text(given).raw("</td>");
  }

  Html link(String to, String shown) {
    return raw("<a href=\"").text(to).raw("\">").text(shown).raw("</a>");
  }

  Html term(String name, String value, boolean good) {
    return raw("<dt>").text(name).raw(good ? "</dt><dd>" : "</dt><dd class=\"bad\">").text(value).raw("</dd>");
  }

  String end() {
    return text.append("</body></html>").toString();
  }

  private static String hash(String style) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
