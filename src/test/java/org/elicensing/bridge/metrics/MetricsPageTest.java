package org.elicensing.bridge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/metrics.md is printed from the enum; run with -Dbridge.docs.write=true after changing it. */
class MetricsPageTest {

  private static final Path PAGE = Path.of("docs/metrics.md");

  @Test
  void the_page_says_what_the_enum_says() throws IOException {
    String page = page();
    if (Boolean.getBoolean("bridge.docs.write")) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE).as("Write it anew with -Dbridge.docs.write=true").content().isEqualTo(page);
  }

  private static String page() {
    StringBuilder page = new StringBuilder("""
        # Metrics

        `GET /observe/metrics` gives them in the text format of Prometheus, beside the usual ones of the Java process
        (`jvm_`, `process_`, `system_`). Tags are bounded: never an MRN, a licence or anybody's name. What is counted
        is durable. Times are histograms, so that percentiles can be added up over bridges:
        `histogram_quantile(0.99, sum by (le, step) (rate(bridge_step_time_seconds_bucket[5m])))`.

        This page is printed from the enum `Meter`; a test fails when it is not.

        | meter | in Prometheus | kind | tags | what it says |
        | --- | --- | --- | --- | --- |
        """);
    for (Meter meter : Meter.values()) {
      page.append("| `").append(meter.label()).append("` | `").append(meter.exported()).append("` | ").append(meter.kind().name().toLowerCase(Locale.ROOT)).append(" | ")
          .append(String.join(", ", meter.tags())).append(" | ").append(meter.description()).append(" |\n");
    }
    return page.toString();
  }
}
