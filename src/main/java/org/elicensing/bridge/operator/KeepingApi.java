package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.keeping.Keeping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GET /api/keeping: what is kept how long, and what was let go of when. POST /api/keeping/now: what is due goes now and not tonight. */
public final class KeepingApi extends ApiServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(KeepingApi.class);

  private final transient Keeping keeping;

  public KeepingApi(Keeping keeping) {
    this.keeping = keeping;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    if (path.length > 0) {
      throw Problem.notFound("There is nothing to be read below /api/keeping.");
    }
    return Map.of("kinds", keeping.shown().stream().map(KeepingApi::tree).toList());
  }

  @Override
  Object post(HttpServletRequest request, String[] path) {
    if (path.length != 1 || !path[0].equals("now")) {
      throw Problem.notFound("What is due is let go of with /api/keeping/now.");
    }
    Map<String, Integer> gone = keeping.now();
    LOG.info("An operator let go of what was due: {}", gone);
    return Map.of("letGo", gone);
  }

  private static Map<String, Object> tree(Keeping.Shown shown) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("kind", shown.kept().kind());
    tree.put("what", shown.kept().what());
    tree.put("kept", shown.kept().period());
    tree.put("setting", shown.kept().key());
    tree.put("lastUsedBefore", shown.until().toString());
    tree.put("lookedAt", text(shown.lookedAt()));
    tree.put("letGo", shown.number());
    tree.put("runs", shown.runs().stream().map(KeepingApi::tree).toList());
    return tree;
  }

  private static Map<String, Object> tree(Keeping.Run run) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("at", run.at().toString());
    tree.put("lastUsedBefore", run.until().toString());
    tree.put("number", run.number());
    return tree;
  }

  private static String text(Instant at) {
    return at == null ? null : at.toString();
  }
}
