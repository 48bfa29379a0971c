package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.certex.Subscription;
import org.elicensing.bridge.certex.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** GET /api/subscriptions: lists that offices get again and again. DELETE /api/subscriptions/{reference} ends one. */
final class SubscriptionsApi extends ApiServlet {

  private static final Logger LOG = LoggerFactory.getLogger(SubscriptionsApi.class);

  private final transient Subscriptions subscriptions;

  SubscriptionsApi(Subscriptions subscriptions) {
    this.subscriptions = subscriptions;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    if (path.length > 0) {
      throw Problem.notFound("Subscriptions are listed at /api/subscriptions.");
    }
    int limit = limit(request);
    List<Subscription> found = subscriptions.all(after(request, -1), limit);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("subscriptions", found.stream().map(SubscriptionsApi::tree).toList());
    tree.put("next", found.size() < limit ? null : found.get(found.size() - 1).reference());
    return tree;
  }

  @Override
  Object delete(HttpServletRequest request, String[] path) {
    if (path.length != 1) {
      throw Problem.notFound("A subscription is ended with DELETE /api/subscriptions/{reference}.");
    }
    if (!subscriptions.end(id(path[0]))) {
      throw Problem.notFound("There is no subscription " + path[0] + ".");
    }
    LOG.info("Subscription {} ended by an operator", path[0]);
    return Map.of("reference", path[0], "state", "ended");
  }

  private static Map<String, Object> tree(Subscription subscription) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", subscription.reference());
    tree.put("office", subscription.office());
    tree.put("filter", subscription.filterTree());
    tree.put("period", subscription.period());
    tree.put("since", subscription.since().toString());
    tree.put("nextAt", subscription.nextAt().toString());
    return tree;
  }
}
