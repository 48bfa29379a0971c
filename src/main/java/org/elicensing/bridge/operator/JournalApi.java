package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.Journalled;
import org.elicensing.bridge.journal.ReadJournal;
import org.elicensing.bridge.journal.StoryKey;

/** GET /api/journal: the story of a declaration or a licence in order, or the newest messages; below it one message with all it carried. */
final class JournalApi extends ApiServlet {

  private final transient ReadJournal journal;

  JournalApi(ReadJournal journal) {
    this.journal = journal;
  }

  @Override
  Object get(HttpServletRequest request, String[] path) {
    if (path.length > 1) {
      throw Problem.notFound("Below /api/journal there are messages by their references.");
    }
    return path.length == 1 ? one(path[0]) : list(request);
  }

  private Map<String, Object> list(HttpServletRequest request) {
    int limit = limit(request);
    List<StoryKey> keys = new ArrayList<>();
    add(keys, StoryKey.Name.MRN, Codes.normal(request.getParameter("mrn")));
    add(keys, StoryKey.Name.LRN, Codes.trimmed(request.getParameter("lrn")));
    add(keys, StoryKey.Name.LICENCE, Codes.normal(request.getParameter("licence")));
    if (keys.size() > 1) {
      throw Problem.unreadable("one-key", "A story is asked for by one of mrn, lrn and licence.");
    }
    return MessageTree.page(keys.isEmpty() ? journal.newest(after(request, Long.MAX_VALUE), limit)
        : journal.story(keys.get(0), after(request, -1), limit), limit);
  }

  private static void add(List<StoryKey> keys, StoryKey.Name name, String value) {
    if (value != null) {
      keys.add(new StoryKey(name, value));
    }
  }

  private Map<String, Object> one(String reference) {
    Journalled message = journal.message(id(reference)).orElseThrow(() -> Problem.notFound("The journal has no message " + reference + "."));
    Map<String, Object> tree = MessageTree.of(message);
    journal.payload(message.id(), "raw").ifPresent(raw -> tree.put("raw", MessageTree.payload(raw)));
    journal.payload(message.id(), "answer").ifPresent(answer -> tree.put("answer", MessageTree.payload(answer)));
    return tree;
  }
}
