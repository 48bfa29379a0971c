package org.elicensing.bridge.licensing;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.LicenceType;
import org.elicensing.bridge.licensing.certificate.LicenceCertificate;
import org.elicensing.bridge.licensing.certificate.Line;

/** From a validated certificate to what the ledger keeps of it. */
final class CertificateTranslator {

  private final JAXBContext context;
  private final ThreadLocal<Unmarshaller> unmarshallers = ThreadLocal.withInitial(this::unmarshaller);

  CertificateTranslator() {
    try {
      context = JAXBContext.newInstance(LicenceCertificate.class);
    } catch (JAXBException e) {
      throw new IllegalStateException("The generated certificate types do not fit together", e);
    }
  }

  private Unmarshaller unmarshaller() {
    try {
      return context.createUnmarshaller();
    } catch (JAXBException e) {
      throw new IllegalStateException("The generated certificate types cannot be read", e);
    }
  }

  LicenceRecord understand(MappedRecord mapped) {
    try {
      LicenceCertificate read = unmarshallers.get().unmarshal(mapped.certificate().reader(), LicenceCertificate.class).getValue();
      String body = new String(mapped.certificate().bytes(), StandardCharsets.UTF_8);
      return new LicenceRecord(Codes.normal(read.getReference()), Codes.trimmed(read.getReference()), read.getVersion(), Codes.normal(read.getDocumentType()),
          LicenceType.valueOf(read.getLicenceType().value()), LicenceStatus.valueOf(read.getStatus().value()), Codes.normal(read.getIssuingMemberState()),
          LocalDate.parse(read.getValidFrom().strip()), read.getExpiryDate() == null ? null : LocalDate.parse(read.getExpiryDate().strip()),
          Codes.normal(read.getExporter().getIdentificationNumber()), codes(read.getCountryOfDestination()), codes(read.getExportProcedure()),
          read.getLine().stream().map(CertificateTranslator::line).toList(), Codes.normal(read.getParentReference()), body, hash(body), mapped);
    } catch (JAXBException e) {
      throw new IllegalStateException("A valid certificate cannot be read", e);
    }
  }

  private static LicenceRecord.RecordLine line(Line line) {
    var used = line.getAlreadyUsed();
    return new LicenceRecord.RecordLine(line.getLineNumber(), Codes.normal(line.getCommodityCode()),
        line.getQuantity() == null ? null : Codes.normal(line.getQuantity().getUnit()), line.getQuantity() == null ? null : scaled(Measure.QUANTITY, line.getQuantity().getValue()),
        line.getValue() == null ? null : Codes.normal(line.getValue().getCurrency()), line.getValue() == null ? null : scaled(Measure.VALUE, line.getValue().getValue()),
        used == null ? null : scaled(Measure.QUANTITY, used.getQuantity()), used == null ? null : scaled(Measure.VALUE, used.getValue()), line.getParentLine());
  }

  private static Long scaled(Measure measure, BigDecimal number) {
    return number == null ? null : measure.scaled(number);
  }

  private static Set<String> codes(Collection<String> texts) {
    return texts.stream().map(Codes::normal).collect(Collectors.toSet());
  }

  private static String hash(String body) {
    return HexFormat.of().formatHex(new ContentHash().add(body.replaceFirst("<Version>[^<]*</Version>", "")).bytes());
  }
}
