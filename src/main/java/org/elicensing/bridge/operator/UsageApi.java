package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.licensing.UsageAccount;

/** GET /api/usage: what was told to each licensing system, and which messages it has acknowledged or are outstanding since when. */
public final class UsageApi extends ApiServlet {

  private static final long serialVersionUID = 1L;

  private final transient UsageAccount account;

  public UsageApi(UsageAccount account) {
    this.account = account;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    if (path.length > 0) {
      throw Problem.notFound("There is nothing below /api/usage.");
    }
    int limit = limit(request);
    List<UsageAccount.Told> messages = account.messages(outstanding(request.getParameter("outstanding")), blank(request.getParameter("system")),
        Codes.normal(request.getParameter("licence")), after(request, -1), limit);
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("systems", account.systems().stream().map(UsageApi::tree).toList());
    tree.put("messages", messages.stream().map(UsageApi::tree).toList());
    tree.put("next", messages.size() < limit ? null : Reference.of(messages.get(messages.size() - 1).id()));
    return tree;
  }

  private static String blank(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static Boolean outstanding(String given) {
    if (blank(given) == null) {
      return null;
    }
    if (!given.equals("true") && !given.equals("false")) {
      throw Problem.unreadable("outstanding", "outstanding is true or false.");
    }
    return given.equals("true");
  }

  private static Map<String, Object> tree(UsageAccount.OfSystem of) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("system", of.system());
    tree.put("told", of.told());
    tree.put("acknowledged", of.acknowledged());
    tree.put("outstanding", of.outstanding());
    tree.put("outstandingSince", of.oldest() == null ? null : of.oldest().toString());
    return tree;
  }

  private static Map<String, Object> tree(UsageAccount.Told told) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("reference", Reference.of(told.id()));
    tree.put("system", told.system());
    tree.put("licence", told.licence());
    tree.put("number", told.number());
    tree.put("toldAt", told.toldAt().toString());
    tree.put("acknowledgedAt", told.acknowledgedAt() == null ? null : told.acknowledgedAt().toString());
    return tree;
  }
}
