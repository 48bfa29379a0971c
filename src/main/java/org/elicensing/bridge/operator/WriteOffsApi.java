package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.elicensing.bridge.outages.WriteOffDesk;

/** POST /api/write-offs: what customs wrote off by hand while the bridge was away. */
final class WriteOffsApi extends ApiServlet {

  private final transient WriteOffDesk desk;
  private final transient Acts acts;

  WriteOffsApi(WriteOffDesk desk, Acts acts) {
    this.desk = desk;
    this.acts = acts;
  }

  @Override
  Object post(HttpServletRequest request, String[] path) throws IOException {
    if (path.length > 0) {
      throw Problem.notFound("What was written off by hand is entered at /api/write-offs.");
    }
    return acts.answer(desk.understand(acts.received(request)));
  }
}
