package org.elicensing.bridge.certex;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.elicensing.bridge.certex.base.Available;
import org.elicensing.bridge.certex.base.CustomsOffice;
import org.elicensing.bridge.certex.base.FailedItem;
import org.elicensing.bridge.certex.base.OpenLineTotal;
import org.elicensing.bridge.certex.base.Summary;
import org.elicensing.bridge.certex.message.ProcessedLicenceInformationResponse;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.ledger.Allocation;
import org.elicensing.bridge.ledger.Balance;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.ledger.OpenTotal;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licence.ShownStatus;

/** Puts a licence, its quantities and a decision into the words of ProcessedLicenceInformationResponse. */
public final class PhraseLicence {

  /** In the public port this is 0 whatever the answer. */
  private static final String OPERATION_CODE = "0";

  private final CertexWriter writer;
  private final ProcedureTable table;

  public PhraseLicence(CertexWriter writer) {
    this(writer, ProcedureTable.OPEN);
  }

  public PhraseLicence(CertexWriter writer, ProcedureTable table) {
    this.writer = writer;
    this.table = table;
  }

  /** There is no such licence: said by absence. */
  public Reply unknown() {
    ProcessedLicenceInformationResponse response = new ProcessedLicenceInformationResponse();
    response.setOperationCode(OPERATION_CODE);
    return writer.reply(response, null, null);
  }

  public Reply checked(ProcessedLicence asked, View view, LocalDate today) {
    return reply(() -> response(asked, view), view, today);
  }

  public Reply decided(ProcessedLicence asked, View view, Decision decision, LocalDate today) {
    return reply(() -> decided(asked, view, decision), view, today);
  }

  private ProcessedLicenceInformationResponse decided(ProcessedLicence asked, View view, Decision decision) {
    ProcessedLicenceInformationResponse response = response(asked, view);
    if (decision instanceof Decision.Refused refused) {
      response.setReservationResult("0");
      response.setReservationFailureReason(refused.reason().code());
      refused.items().forEach(item -> response.getReservationFailureConsignmentItem().add(failed(item)));
    } else {
      response.setReservationResult("1");
    }
    return response;
  }

  private Reply reply(Supplier<Object> response, View view, LocalDate today) {
    return writer.later(response, view.licence().certificateId(), ShownStatus.of(view.licence(), today, Line.allUsedUp(view.lines())).name());
  }

  private ProcessedLicenceInformationResponse response(ProcessedLicence asked, View view) {
    ProcessedLicenceInformationResponse response = new ProcessedLicenceInformationResponse();
    response.getProcedureIdentification().addAll(new PhraseProcedures(table).of(view.licence(), view.lines(), asked));
    response.setQuantityManagementSummary(summary(view));
    response.setOperationCode(OPERATION_CODE);
    response.setPushActive(asked.push());
    return response;
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
    view.totals().forEach(total -> summary.getOpenLineTotal().add(total(view, total)));
    return summary;
  }

  private static OpenLineTotal total(View view, OpenTotal total) {
    Line line = view.lines().stream().filter(each -> each.id() == total.lineId()).findFirst().orElseThrow();
    OpenLineTotal shown = new OpenLineTotal();
    shown.setCertificateLineNumber(line.number());
    shown.setUnitOfMeasure(total.measure() == Measure.QUANTITY ? total.unit() : null);
    shown.setCurrency(total.measure() == Measure.VALUE ? total.unit() : null);
    shown.setReserved(total.reserved());
    shown.setConsumed(total.consumed());
    return shown;
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
