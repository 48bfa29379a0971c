package org.elicensing.bridge.realdata;

import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.elicensing.bridge.customs.AesReader;
import org.elicensing.bridge.customs.OfficialSchemas;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.reading.XmlText;

/**
 * Tries verdicts on AES messages as the customs doors read them: hardened reader, official schema where one lies beside
 * them, and the bridge's own reading.
 */
final class AesTrial {

  private static final Pattern OFFICIAL = Pattern.compile("(?i)CC[0-9]{3}C[.]xsd");

  private final HardenedReader hardened = new HardenedReader(ReadingLimits.DEFAULT);
  private final Map<Path, Map<String, SchemaCheck>> official = new HashMap<>();
  private final Set<String> namespaces;
  private final Report report;

  private AesTrial(Set<String> namespaces, Report report) {
    this.namespaces = namespaces;
    this.report = report;
  }

  static Report of(String what, List<Verdict> verdicts, Set<String> namespaces) {
    AesTrial trial = new AesTrial(namespaces, new Report(what));
    verdicts.forEach(trial::play);
    return trial.report;
  }

  private void play(Verdict verdict) {
    try {
      XmlText text = hardened.read(DataFolder.bytes(verdict.message()));
      read(text, officialFor(verdict, text.root().getLocalPart()));
      report.tried(verdict, null);
    } catch (MessageRejected rejected) {
      // What a limit of the bridge refuses is refused: a real message must be within all of them.
      if (notRead(rejected)) {
        report.aside(verdict, "the bridge does not read such messages: " + rejected.findings().get(0).path());
      } else {
        report.tried(verdict, rejected.findings().toString());
      }
    }
  }

  private void read(XmlText text, Map<String, SchemaCheck> schemas) {
    try {
      new AesReader(namespaces, schemas).read(text);
    } catch (MessageRejected rejected) {
      SchemaCheck schema = schemas.get(text.root().getLocalPart());
      if (!notRead(rejected) || schema == null) {
        throw rejected;
      }
      // Official schemas describe many messages that never concern a licence; what they say of them is tried all the same.
      schema.check(text);
    }
  }

  /** A messageType inside that says something else has the same code. */
  private static boolean notRead(MessageRejected rejected) {
    return rejected.findings().stream().anyMatch(each -> each.code().equals("message-type") && each.path().lastIndexOf('/') == 0);
  }

  private Map<String, SchemaCheck> officialFor(Verdict verdict, String type) {
    Path schema = verdict.schema();
    if (schema == null) {
      return Map.of();
    }
    boolean asOperatorsHaveThem = OFFICIAL.matcher(schema.getFileName().toString()).matches();
    return official.computeIfAbsent(asOperatorsHaveThem ? schema.getParent() : schema.resolve(type), each -> {
      try {
        return asOperatorsHaveThem ? OfficialSchemas.in(each.toString()) : Map.of(type, SchemaCheck.of(schema.toUri().toURL()));
      } catch (IllegalStateException | IllegalArgumentException | MalformedURLException e) {
        // The bridge would not start with it, and says so.
        report.aside(List.of(new SetAside("the schemas beside " + verdict.name(), e.getMessage())));
        return Map.of();
      }
    });
  }
}
