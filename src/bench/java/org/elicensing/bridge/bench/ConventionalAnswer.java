package org.elicensing.bridge.bench;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.xml.namespace.QName;
import org.elicensing.bridge.certex.base.Allocation;
import org.elicensing.bridge.certex.base.Available;
import org.elicensing.bridge.certex.base.CustomsOffice;
import org.elicensing.bridge.certex.base.Summary;
import org.elicensing.bridge.certex.message.LicenceClearanceResponse;
import org.elicensing.bridge.certex.message.ObjectFactory;
import org.elicensing.bridge.certex.message.ProcessedLicenceInformationResponse;

/** What the conventional build answers, as generated objects, with the same contents as the bridge's answers. */
final class ConventionalAnswer {

  private static final int DECIMALS = 6;
  private static final String UNIT = "NAR";

  private final ProcessedLicenceInformationResponse checked;
  private final ThreadLocal<Marshaller> marshallers;

  /** @param check a file with the bridge's answer to a check */
  ConventionalAnswer(Path check) throws Exception {
    this.checked = EchoServer.answer(check);
    JAXBContext context = JAXBContext.newInstance(ObjectFactory.class);
    this.marshallers = ThreadLocal.withInitial(() -> {
      try {
        return context.createMarshaller();
      } catch (JAXBException e) {
        throw new IllegalStateException(e);
      }
    });
  }

  ProcessedLicenceInformationResponse reserved(List<ConventionalLedger.Line> lines, List<ConventionalLedger.Hold> holds) {
    Summary summary = new Summary();
    for (ConventionalLedger.Line line : lines) {
      Available available = new Available();
      available.setCertificateLineNumber(line.number());
      available.setUnitOfMeasure(UNIT);
      available.setQuantity(decimal(line.available()));
      summary.getAvailableQuantity().add(available);
    }
    holds.forEach(hold -> (hold.consumed() ? summary.getConsumedQuantity() : summary.getReservedQuantity()).add(allocation(hold)));
    ProcessedLicenceInformationResponse response = new ProcessedLicenceInformationResponse();
    response.setLicence(checked.getLicence());
    response.getProcedureIdentification().addAll(checked.getProcedureIdentification());
    response.setQuantityManagementSummary(summary);
    response.setOperationCode("0");
    response.setReservationResult("1");
    return response;
  }

  private static Allocation allocation(ConventionalLedger.Hold hold) {
    Allocation allocation = new Allocation();
    allocation.setGoodsItemNumber(hold.item());
    allocation.setCertificateLineNumber(hold.line());
    allocation.setUnitOfMeasure(UNIT);
    allocation.setQuantity(decimal(hold.quantity()));
    allocation.setEventDateTime(Instant.ofEpochMilli(hold.recordedAt()).toString());
    CustomsOffice office = new CustomsOffice();
    office.setReferenceNumber(hold.office());
    allocation.setCompetentCustomsOffice(office);
    allocation.setMRN(hold.mrn());
    return allocation;
  }

  private static BigDecimal decimal(long millionths) {
    return BigDecimal.valueOf(millionths, DECIMALS).stripTrailingZeros();
  }

  LicenceClearanceResponse cleared() {
    LicenceClearanceResponse response = new LicenceClearanceResponse();
    response.setSendingDate(Instant.now().toString());
    response.setQuantityManagementOutcome("01");
    response.setOperationCode("0");
    return response;
  }

  /** As it goes into the journal. */
  String xml(Object message) {
    StringWriter out = new StringWriter();
    try {
      marshallers.get().marshal(element(message), out);
    } catch (JAXBException e) {
      throw new IllegalStateException("A message cannot be written", e);
    }
    return out.toString();
  }

  private static <T> JAXBElement<T> element(T message) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) message.getClass();
    return new JAXBElement<>(new QName("urn:elicensing-bridge:certex:dual-use:v1", type.getSimpleName()), type, message);
  }

  /** What is to be told to the licensing system. */
  String usage(String licence, String mrn) {
    return "<LicenceUsage><Reference>" + licence + "</Reference><MRN>" + mrn + "</MRN></LicenceUsage>";
  }
}
