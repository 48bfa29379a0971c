package org.elicensing.bridge.realdata;

import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.xml.sax.SAXException;

/**
 * Tries verdicts with what every message of the bridge passes: the hardened reader, then the check against a schema.
 * What is refused because the doors to the outside are shut says nothing of facets and is set aside.
 */
final class SchemaTrial {

  /** Codes of the reader that are the bridge's own limits, which no schema knows. */
  private static final Set<String> LIMITS = Set.of("message-too-large", "depth", "elements", "attributes", "names", "text-length", "document-type", "entity", "encoding", "xml-version");
  private static final Pattern SHUT_DOOR = Pattern.compile("accessExternal|JAXP0|FEATURE_SECURE_PROCESSING|maxOccur.*limit|not beside it|only its neighbours|without a location");
  private static final Pattern XSD_1_1 = Pattern.compile("<(?:\\w+:)?(?:assert|assertion|alternative|openContent|defaultOpenContent|override|explicitTimezone)\\b"
      + "|minVersion\\s*=|\\b(?:notQName|notNamespace|inheritable|defaultAttributes|xpathDefaultNamespace)\\s*=|:(?:dateTimeStamp|dayTimeDuration|yearMonthDuration|anyAtomicType)\\b");

  private final HardenedReader reader = new HardenedReader(ReadingLimits.DEFAULT);
  private final Report report;
  private Path loaded;
  private Loading outcome;

  private SchemaTrial(Report report) {
    this.report = report;
  }

  static Report of(String what, List<Verdict> verdicts) {
    SchemaTrial trial = new SchemaTrial(new Report(what));
    verdicts.forEach(trial::play);
    return trial.report;
  }

  private void play(Verdict verdict) {
    if (verdict.schema() == null) {
      report.aside(verdict, "no schema was found for it");
      return;
    }
    Loading loading = load(verdict.schema());
    if (loading instanceof ShutDoor door) {
      report.aside(verdict, door.reason());
    } else if (loading instanceof NoSchema no) {
      noSchema(verdict, no.reason());
    } else if (verdict.onSchema()) {
      report.tried(verdict, null);
    } else {
      message(verdict, ((Usable) loading).check());
    }
  }

  /** A message is not refused rightly because its schema could not be used. */
  private void noSchema(Verdict verdict, String reason) {
    if (verdict.onSchema()) {
      report.tried(verdict, reason);
    } else {
      report.differs(verdict, "cannot use its schema: " + reason);
    }
  }

  private void message(Verdict verdict, SchemaCheck check) {
    try {
      check.check(reader.read(DataFolder.bytes(verdict.message())));
      report.tried(verdict, null);
    } catch (MessageRejected rejected) {
      if (byLimit(rejected)) {
        report.aside(verdict, "over a limit of the bridge: " + rejected.findings().get(0));
      } else {
        report.tried(verdict, rejected.findings().get(0).toString());
      }
    }
  }

  private static boolean byLimit(MessageRejected rejected) {
    return rejected.findings().stream().map(Finding::code).anyMatch(LIMITS::contains);
  }

  private sealed interface Loading permits Usable, ShutDoor, NoSchema {}

  private record Usable(SchemaCheck check) implements Loading {}

  private record ShutDoor(String reason) implements Loading {}

  private record NoSchema(String reason) implements Loading {}

  /** Compiled once for the verdicts on it, which stand together; all of a large suite would not fit into memory. */
  private Loading load(Path schema) {
    if (!schema.equals(loaded)) {
      loaded = schema;
      outcome = compile(schema);
    }
    return outcome;
  }

  private static Loading compile(Path schema) {
    try {
      return new Usable(SchemaCheck.of(schema.toUri().toURL()));
    } catch (IllegalStateException e) {
      boolean bySchemaRules = e.getCause() instanceof SAXException;
      if (!bySchemaRules || SHUT_DOOR.matcher(e.getMessage()).find()) {
        return new ShutDoor("the schema is not loaded: " + e.getMessage());
      }
      return XSD_1_1.matcher(DataFolder.text(schema)).find() ? new ShutDoor("the schema is XSD 1.1") : new NoSchema(e.getMessage());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
