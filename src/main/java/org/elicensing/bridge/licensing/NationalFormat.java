package org.elicensing.bridge.licensing;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.SchemaCheck;
import org.elicensing.bridge.reading.XmlText;

/** How the records of one national licensing system become certificates; made from its folder, used by many threads. */
public final class NationalFormat {

  /** What a record may take to be mapped. */
  public static final Duration MAPPING_TIME = Duration.ofSeconds(10);

  private final String system;
  private final RecordFolder folder;
  private final SchemaCheck certificateSchema;
  private final HardenedReader reader;

  private NationalFormat(String system, RecordFolder folder, SchemaCheck certificateSchema, HardenedReader reader) {
    this.system = system;
    this.folder = folder;
    this.certificateSchema = certificateSchema;
    this.reader = reader;
  }

  /** @throws IllegalStateException naming the file and why, if the folder is no national format */
  public static NationalFormat load(String system, Path folder, SchemaCheck certificateSchema, HardenedReader reader) {
    return load(system, folder, certificateSchema, reader, MAPPING_TIME);
  }

  /** @param mappingTime the time that the mapping of one record may take */
  public static NationalFormat load(String system, Path folder, SchemaCheck certificateSchema, HardenedReader reader, Duration mappingTime) {
    return new NationalFormat(system, RecordFolder.open(folder, reader, mappingTime), certificateSchema, reader);
  }

  /** The name of the folder. */
  public String system() {
    return system;
  }

  /** How its records are written, and so how they are acknowledged. */
  public RecordSyntax syntax() {
    return folder.syntax();
  }

  /**
   * @param record as it came
   * @return one entry per licence in the order of the record, certificates and refusals side by side
   * @throws MessageRejected unreadable, or unacceptable as a whole
   */
  public List<MappedRecord> translate(byte[] record) {
    XmlText document = folder.reading().document(record);
    return CutLicences.of(document, reader, folder.mapped()).stream().map(this::check).toList();
  }

  private MappedRecord check(MappedRecord record) {
    if (!record.accepted()) {
      return record;
    }
    try {
      certificateSchema.check(record.certificate());
      return record;
    } catch (MessageRejected e) {
      return record.rejected(new Provenance(record.origins()).explain(e.findings()));
    }
  }
}
