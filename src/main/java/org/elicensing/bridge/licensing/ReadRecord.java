package org.elicensing.bridge.licensing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Work;

/** Understands what a licensing system pushed: its format's schema, its mapping, the certificate's schema. */
public final class ReadRecord implements LicensingReader {

  public static final String KIND = "LicenceRecord";

  private final NationalFormats formats;
  private final Database database;
  private final Units units;
  private final CertificateTranslator translator = new CertificateTranslator();

  public ReadRecord(NationalFormats formats, Database database, Units units) {
    this.formats = formats;
    this.units = units;
    this.database = database;
  }

  /** @throws MessageRejected with all findings when nothing of the message can be understood */
  public Work understand(Received received, boolean replay) {
    NationalFormat format = formats.of(received.partner() == null ? "" : received.partner()).orElseThrow(() -> MessageRejected.unacceptable("/", "unknown-system",
        "There is no licensing system " + received.partner() + "; known are " + String.join(", ", formats.systems()) + "."));
    List<RecordWork.Item> items = format.translate(received.raw()).stream()
        .map(mapped -> new RecordWork.Item(mapped, mapped.accepted() ? translator.understand(mapped) : null)).toList();
    Set<String> references = items.stream().map(item -> item.record() != null ? item.record().reference() : Codes.normal(item.mapped().reference()))
        .filter(reference -> reference != null).collect(Collectors.toSet());
    Subject subject = new Subject(KIND, format.system(), null, null, null, null, null, null, references);
    return new RecordWork(received, subject, format.system(), format.syntax(), units, items, replaced(format.system(), items), replay);
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Work understand(Received received, boolean replay, Function<MessageRejected, List<Outgoing>> rejection) {
    return understand(received, replay);
  }

  @Override
  public List<Outgoing> rejected(Received received, Reply reply) {
    return RecordWork.onQueue(received, "rejected/" + received.reference(), "Rejection", reply);
  }

  @Override
  public RecordSyntax syntax(Received received) {
    return formats.syntax(received.partner());
  }

  private Map<String, String> replaced(String system, List<RecordWork.Item> items) {
    List<String> names = items.stream().map(item -> item.mapped().replaces()).filter(name -> name != null).distinct().toList();
    Map<String, String> references = new HashMap<>();
    record Known(String system, String recordId, String reference) {}
    database.read(connection -> Sql.among(connection, "select system, record_id, reference from licence where record_id in (?)", names,
            row -> new Known(row.getString(1), row.getString(2), row.getString(3)))).stream()
        .filter(known -> known.system().equals(system)).forEach(known -> references.put(known.recordId(), Codes.normal(known.reference())));
    return references;
  }
}
