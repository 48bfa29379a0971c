package org.elicensing.bridge.certex;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elicensing.bridge.certex.base.DeclarationReference;
import org.elicensing.bridge.certex.base.DeclaredItem;
import org.elicensing.bridge.certex.message.LicenceClearanceRequest;
import org.elicensing.bridge.certex.message.ProcessedLicenceRequest;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.declaration.SenderClock;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.ReleasedItem;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;

/** From the generated messages of the single-window service to what the bridge decides on. */
public final class CertexTranslator {

  private static final int MRN_LENGTH = 18;
  private static final String ROOT = "/Envelope/Body/ProcessedLicenceRequest";

  /** The order of items in a message means nothing. */
  private static final Comparator<DocumentUse> BY_PLACE = Comparator.comparing(DocumentUse::goodsItem)
      .thenComparing(DocumentUse::line, Comparator.nullsFirst(Comparator.naturalOrder()));
  static final Comparator<ReleasedItem> RELEASED_BY_PLACE = Comparator.comparing(ReleasedItem::goodsItem)
      .thenComparing(ReleasedItem::line, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final ZoneId zone;

  /** @param zone whose days the validity of licences counts */
  public CertexTranslator(ZoneId zone) {
    this.zone = zone;
  }

  /** @throws MessageRejected when a reservation lacks items or declaration */
  public ProcessedLicence understand(CertexCall call, ProcessedLicenceRequest request) {
    boolean reserve = request.getQuantityManagementIndication().strip().equals("1");
    DeclarationName declaration = declaration(request.getCustomsDeclarationReferenceNumber());
    requireForReserving(reserve, declaration, request);
    String office = Codes.normal(request.getCompetentCustomsOffice().getReferenceNumber());
    List<DocumentUse> items = request.getCommodityDescriptionForLicence().stream().map(item -> item(item, request)).toList();
    String licence = Codes.normal(request.getLicenceReference());
    Long after = request.getAllocationsAfter() == null ? null : AllocationToken.read(request.getAllocationsAfter());
    LocalDate acceptance = request.getAcceptanceDate() == null ? null : LocalDate.parse(request.getAcceptanceDate().strip());
    ContentHash hash = new ContentHash().add("ProcessedLicence").add(licence).add(Codes.normal(request.getTARICDocument())).add(declaration).add(acceptance)
        .add(office).add(Codes.normal(request.getExporterIdentificationNumber())).add(Codes.normal(request.getCountryOfDestination()))
        .add(Codes.normal(request.getRequestedProcedure())).add(reserve).add(request.isPushIndication()).add(after);
    if (request.getAdditionalDeclarationType() != null) {
      hash.add(Codes.normal(request.getAdditionalDeclarationType()));
    }
    items.stream().sorted(BY_PLACE).forEach(item -> hash(hash, item));
    Subject subject = new Subject(call.kind(), Codes.normal(call.requester()), call.messageId(), identity(call), hash.bytes(),
        declaration == null ? null : declaration.mrn(), declaration == null ? null : declaration.lrn(), office, Set.of(licence));
    return new ProcessedLicence(subject, SenderClock.read(request.getSendingDate()), licence, Codes.normal(request.getTARICDocument()), declaration,
        acceptance == null ? day(call.received().at()) : acceptance, office, Codes.normal(request.getExporterIdentificationNumber()),
        Codes.normal(request.getCountryOfDestination()), Codes.normal(request.getRequestedProcedure()), items, reserve, request.isPushIndication(), after,
        Codes.normal(request.getAdditionalDeclarationType()));
  }

  private static void requireForReserving(boolean reserve, DeclarationName declaration, ProcessedLicenceRequest request) {
    List<Finding> findings = new ArrayList<>();
    if (reserve && declaration == null) {
      findings.add(new Finding(ROOT + "/CustomsDeclarationReferenceNumber", "declaration-required", "A reservation names the declaration it is for, by MRN or LRN."));
    }
    if (reserve && request.getCommodityDescriptionForLicence().isEmpty()) {
      findings.add(new Finding(ROOT + "/CommodityDescriptionForLicence", "items-required", "A reservation states the goods items that use the licence; quantity 0 takes one out."));
    }
    if (!findings.isEmpty()) {
      throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, findings);
    }
  }

  public LicenceClearance understand(CertexCall call, LicenceClearanceRequest request) {
    String licence = Codes.normal(request.getLicenceReference());
    String office = Codes.normal(request.getCompetentCustomsOffice().getReferenceNumber());
    DeclarationName declaration = document(request.getCustomsDocumentReference());
    boolean released = request.getGoodsClearanceInformation().strip().equals("01");
    List<ReleasedItem> items = request.getReleasedItem().stream().map(item -> new ReleasedItem(item.getGoodsItemNumber(), item.getCertificateLineNumber(),
        item.getQuantity(), Codes.trimmed(item.getUnitOfMeasure()), item.getAmount(), Codes.trimmed(item.getCurrency()))).toList();
    ContentHash hash = new ContentHash().add("LicenceClearance").add(licence).add(office).add(declaration).add(released);
    items.stream().sorted(RELEASED_BY_PLACE).forEach(item -> hash.add(item.goodsItem()).add(item.line()).add(item.quantity()).add(Codes.normal(item.unit())).add(item.amount()).add(Codes.normal(item.currency())));
    Subject subject = new Subject(call.kind(), Codes.normal(call.requester()), call.messageId(), identity(call), hash.bytes(),
        declaration.mrn(), declaration.lrn(), office, Set.of(licence));
    return new LicenceClearance(subject, SenderClock.read(request.getSendingDate()), licence, declaration, office, released, items);
  }

  /** What is known of a message before it is understood. */
  public Subject subject(CertexCall call) {
    return Subject.unknown(call.kind(), Codes.normal(call.requester()));
  }

  LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, zone);
  }

  static String identity(CertexCall call) {
    return "certex/" + Codes.normal(call.requester()) + "/" + call.messageId().toLowerCase(Locale.ROOT);
  }

  private static DeclarationName declaration(DeclarationReference reference) {
    if (reference == null) {
      return null;
    }
    if (reference.getMRN() == null && reference.getLRN() == null) {
      throw MessageRejected.unacceptable(ROOT + "/CustomsDeclarationReferenceNumber", "declaration-required", "A declaration is named by its MRN, its LRN, or both.");
    }
    return new DeclarationName(Codes.normal(reference.getMRN()), Codes.trimmed(reference.getLRN()), Codes.normal(reference.getDeclarantIdentificationNumber()));
  }

  /** A document reference of the form of an MRN is one; anything else is an LRN. */
  static DeclarationName document(String reference) {
    String text = Codes.normal(reference);
    boolean mrn = text.length() == MRN_LENGTH && text.matches("[0-9]{2}[A-Z]{2}[0-9A-Z]{14}");
    return mrn ? DeclarationName.ofMrn(text) : DeclarationName.ofLrn(Codes.trimmed(reference), null);
  }

  private static DocumentUse item(DeclaredItem item, ProcessedLicenceRequest request) {
    return new DocumentUse(item.getGoodsItemNumber(), Codes.normal(request.getTARICDocument()), Codes.normal(request.getLicenceReference()),
        item.getCertificateLineNumber(), Codes.normal(item.getClassCode()), null, Codes.normal(request.getRequestedProcedure()),
        item.getQuantity(), Codes.normal(item.getUnitOfMeasure()), item.getAmount(), Codes.normal(item.getCurrency()),
        new DocumentUse.AsWritten(null, Codes.trimmed(request.getLicenceReference()), Codes.trimmed(item.getUnitOfMeasure()), Codes.trimmed(item.getCurrency())));
  }

  private static void hash(ContentHash hash, DocumentUse item) {
    hash.add(item.goodsItem()).add(item.line()).add(item.commodityCode()).add(item.quantity()).add(item.unit()).add(item.amount()).add(item.currency());
  }
}
