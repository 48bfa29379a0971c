package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.elicensing.bridge.reading.Json;

/** Writes answers to operators and machines, all under the same cautious headers. */
final class Answers {

  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  private Answers() {}

  static void json(HttpServletResponse response, int status, Object tree) throws IOException {
    write(response, status, "application/json", Json.bytes(tree));
  }

  static void write(HttpServletResponse response, int status, String contentType, byte[] body) throws IOException {
    write(response, status, contentType, body, NOTHING);
  }

  /** A page that brings its one style sheet with it. */
  static void page(HttpServletResponse response, byte[] body, String styleHash) throws IOException {
    write(response, 200, "text/html; charset=utf-8", body, NOTHING + "; style-src 'sha256-" + styleHash + "'");
  }

  private static void write(HttpServletResponse response, int status, String contentType, byte[] body, String policy) throws IOException {
    response.setStatus(status);
    response.setContentType(contentType);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Content-Security-Policy", policy);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
