package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.elicensing.bridge.doors.Rejection;
import org.elicensing.bridge.doors.RejectionPhrase;
import org.elicensing.bridge.journal.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A part of the API: answers JSON, its errors in the one envelope, and lets no other site's pages act. */
abstract class ApiServlet extends HttpServlet {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServlet.class);
  private static final int LIMIT = 200;
  private static final int MOST = 1000;

  Object get(HttpServletRequest request, String[] path) throws IOException {
    throw Problem.of(405, "not-allowed", "-", "method", "There is nothing to be read here.");
  }

  Object post(HttpServletRequest request, String[] path) throws IOException {
    throw Problem.of(405, "not-allowed", "-", "method", "There is nothing to be done here.");
  }

  Object delete(HttpServletRequest request, String[] path) throws IOException {
    throw Problem.of(405, "not-allowed", "-", "method", "There is nothing to be deleted here.");
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(response, () -> get(request, path(request)));
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(response, () -> {
      refuseStrangers(request);
      return post(request, path(request));
    });
  }

  @Override
  protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
    answer(response, () -> {
      refuseStrangers(request);
      return delete(request, path(request));
    });
  }

  private interface Asked {
    Object tree() throws IOException;
  }

  private static void answer(HttpServletResponse response, Asked asked) throws IOException {
    try {
      Answers.json(response, 200, asked.tree());
    } catch (RuntimeException e) {
      Rejection rejection = e instanceof Problem problem ? problem.rejection() : Rejection.of(e);
      if (rejection.httpStatus() == 500) {
        LOG.error("The API failed", e);
      }
      Answers.write(response, rejection.httpStatus(), "application/json", RejectionPhrase.json(rejection));
    }
  }

  /** A browser says which site's page sends a request; only the bridge's own may act. */
  private static void refuseStrangers(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    if (origin != null && !sameHost(origin, request.getHeader("Host")) || "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
      throw Problem.of(403, "forbidden", "-", "other-origin", "Pages of another site may not act on the bridge.");
    }
  }

  private static boolean sameHost(String origin, String host) {
    try {
      return host != null && host.equalsIgnoreCase(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String[] path(HttpServletRequest request) {
    String path = request.getPathInfo();
    return path == null || path.equals("/") ? new String[0] : path.substring(1).split("/", -1);
  }

  /** The id that a person gives as a reference and a program perhaps as a number; -1 when it is neither. */
  static long id(String given) {
    long id = Reference.id(given);
    if (id >= 0 || given == null) {
      return id;
    }
    try {
      return Long.parseLong(given);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  static long after(HttpServletRequest request, long none) {
    String after = request.getParameter("after");
    if (after == null || after.isBlank()) {
      return none;
    }
    long id = id(after);
    if (id < 0) {
      throw Problem.unreadable("after", "after is the next of the page before.");
    }
    return id;
  }

  static int limit(HttpServletRequest request) {
    String limit = request.getParameter("limit");
    try {
      int number = limit == null || limit.isBlank() ? LIMIT : Integer.parseInt(limit);
      if (number >= 1 && number <= MOST) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Problem.unreadable("limit", "limit is a whole number from 1 to " + MOST + ".");
  }
}
