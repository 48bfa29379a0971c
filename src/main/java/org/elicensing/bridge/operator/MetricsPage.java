package org.elicensing.bridge.operator;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.elicensing.bridge.metrics.Gauges;

/** GET /observe/metrics in the text format of Prometheus. */
final class MetricsPage extends HttpServlet {

  private final transient Gauges gauges;

  MetricsPage(Gauges gauges) {
    this.gauges = gauges;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Answers.write(response, 200, "text/plain; version=0.0.4; charset=utf-8", gauges.scrape().getBytes(StandardCharsets.UTF_8));
  }
}
