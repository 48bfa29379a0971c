package org.elicensing.bridge.certex;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.elicensing.bridge.certex.base.Available;
import org.elicensing.bridge.certex.base.CustomsOffice;
import org.elicensing.bridge.certex.base.FailedItem;
import org.elicensing.bridge.certex.base.Procedures;
import org.elicensing.bridge.certex.base.Summary;
import org.elicensing.bridge.certex.message.ProcessedLicenceInformationResponse;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Allocation;
import org.elicensing.bridge.ledger.Balance;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.licence.ShownStatus;
import org.elicensing.bridge.licence.Usability;

/** Puts a licence, its quantities and a decision into the words of ProcessedLicenceInformationResponse. */
public final class PhraseLicence {

  /** In the public port this is 0 whatever the answer. */
  private static final String OPERATION_CODE = "0";

  private final CertexWriter writer;

  public PhraseLicence(CertexWriter writer) {
    this.writer = writer;
  }

  /** There is no such licence: said by absence. */
  public Reply unknown() {
    ProcessedLicenceInformationResponse response = new ProcessedLicenceInformationResponse();
    response.setOperationCode(OPERATION_CODE);
    return writer.reply(response, null, null);
  }

  public Reply checked(ProcessedLicence asked, View view, LocalDate today) {
    return reply(response(asked, view), view, today);
  }

  public Reply decided(ProcessedLicence asked, View view, Decision decision, LocalDate today) {
    ProcessedLicenceInformationResponse response = response(asked, view);
    if (decision instanceof Decision.Refused refused) {
      response.setReservationResult("0");
      response.setReservationFailureReason(refused.reason().code());
      refused.items().forEach(item -> response.getReservationFailureConsignmentItem().add(failed(item)));
    } else {
      response.setReservationResult("1");
    }
    return reply(response, view, today);
  }

  private Reply reply(ProcessedLicenceInformationResponse response, View view, LocalDate today) {
    return writer.reply(response, view.licence().certificateId(), shown(view.licence(), view.lines(), today).name());
  }

  /** The status that customs is shown. */
  static LicenceStatus shown(Licence licence, List<Line> lines, LocalDate today) {
    boolean nothingLeft = !lines.isEmpty() && lines.stream().allMatch(Line::usedUp);
    return ShownStatus.of(licence, today, nothingLeft);
  }

  private static ProcessedLicenceInformationResponse response(ProcessedLicence asked, View view) {
    ProcessedLicenceInformationResponse response = new ProcessedLicenceInformationResponse();
    response.getProcedureIdentification().addAll(procedures(asked, view.licence(), view.lines()));
    response.setQuantityManagementSummary(summary(view));
    response.setOperationCode(OPERATION_CODE);
    response.setPushActive(asked.push());
    return response;
  }

  /** The procedure that was asked about; else each that the licence names; else one for all. */
  private static List<Procedures> procedures(ProcessedLicence asked, Licence licence, List<Line> lines) {
    List<String> named = asked.procedure() != null ? List.of(asked.procedure()) : licence.procedures().stream().sorted().toList();
    List<Procedures> procedures = new ArrayList<>();
    for (String procedure : named.isEmpty() ? java.util.Collections.<String>singletonList(null) : named) {
      Procedures one = new Procedures();
      one.setRequestedProcedure(procedure);
      one.setUsable(Usability.objection(licence, new Usability.Use(asked.day(), asked.documentType(), procedure)).isEmpty());
      one.setQuantityManaged(licence.type().managed() && lines.stream().anyMatch(Line::managed));
      procedures.add(one);
    }
    return procedures;
  }

  private static Summary summary(View view) {
    Summary summary = new Summary();
    view.lines().stream().filter(line -> line.managed() && !line.dropped()).forEach(line -> summary.getAvailableQuantity().add(available(line)));
    List<Allocation> all = new ArrayList<>(view.own());
    all.addAll(view.others());
    all.stream().filter(each -> !each.hold().consumed()).forEach(each -> summary.getReservedQuantity().add(allocation(each)));
    all.stream().filter(each -> each.hold().consumed()).forEach(each -> summary.getConsumedQuantity().add(allocation(each)));
    if (view.omitted() > 0) {
      summary.setAllocationsOmitted(view.omitted());
      summary.setAllocationsNext(view.next() == null ? null : AllocationToken.of(view.next()));
    }
    return summary;
  }

  private static Available available(Line line) {
    Available available = new Available();
    available.setCommodityCode(line.commodityCode());
    available.setCertificateLineNumber(line.number());
    if (line.limitedIn(Measure.QUANTITY)) {
      Balance balance = line.quantity();
      available.setUnitOfMeasure(line.unit());
      available.setQuantity(Measure.QUANTITY.decimal(Math.max(0, balance.available())));
      available.setOverdrawnQuantity(balance.available() < 0 ? Measure.QUANTITY.decimal(-balance.available()) : null);
    }
    if (line.limitedIn(Measure.VALUE)) {
      Balance balance = line.value();
      available.setCurrency(line.currency());
      available.setAmount(Measure.VALUE.decimal(Math.max(0, balance.available())));
      available.setOverdrawnAmount(balance.available() < 0 ? Measure.VALUE.decimal(-balance.available()) : null);
    }
    return available;
  }

  private static org.elicensing.bridge.certex.base.Allocation allocation(Allocation each) {
    Hold hold = each.hold();
    var allocation = new org.elicensing.bridge.certex.base.Allocation();
    allocation.setGoodsItemNumber(hold.key().goodsItem() == 0 ? null : Integer.valueOf(hold.key().goodsItem()));
    allocation.setCommodityCode(hold.declared().commodityCode());
    allocation.setCertificateLineNumber(hold.lineNumber());
    allocation.setUnitOfMeasure(hold.declared().unit());
    allocation.setQuantity(hold.declared().quantity());
    allocation.setCurrency(hold.declared().currency());
    allocation.setAmount(hold.declared().amount());
    allocation.setEventDateTime(seconds(hold.at()));
    if (hold.office() != null) {
      CustomsOffice office = new CustomsOffice();
      office.setReferenceNumber(hold.office());
      allocation.setCompetentCustomsOffice(office);
    }
    allocation.setMRN(each.mrn());
    allocation.setLRN(each.mrn() == null ? each.lrn() : null);
    return allocation;
  }

  static String seconds(Instant instant) {
    return instant.truncatedTo(java.time.temporal.ChronoUnit.SECONDS).toString();
  }

  private static FailedItem failed(Decision.FailedItem item) {
    FailedItem failed = new FailedItem();
    failed.setGoodsItemNumber(item.goodsItem());
    failed.setDocumentLineItemNumber(item.line());
    failed.setReason(item.reason().code());
    return failed;
  }
}
