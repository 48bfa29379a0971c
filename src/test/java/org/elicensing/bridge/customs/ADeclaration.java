package org.elicensing.bridge.customs;

import static org.elicensing.bridge.customs.AesMessages.item;
import static org.elicensing.bridge.customs.AesMessages.message;
import static org.elicensing.bridge.customs.AesMessages.shipment;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.declaration.Mrn;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.AmendDeclared;
import org.elicensing.bridge.ledger.CompareUse;
import org.elicensing.bridge.ledger.OnTheBooks;
import org.elicensing.bridge.ledger.ReleaseDeclared;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Work;

/** The messages of one declaration, handed to the writer as the door would. */
final class ADeclaration {

  private static final AtomicLong NUMBERS = new AtomicLong();
  private static final AtomicLong IDS = new AtomicLong(1L << 52);
  private static final CustomsRules RULES = new CustomsRules(AesMessages.READER, LicenceDocuments.of(List.of("X002", "X060"), List.of("X061")),
      AdditionalTypes.of(List.of("X", "Y", "Z", "U", "V"), List.of("R")), new ReserveQuantity(OnTheBooks.UNITS), new ReleaseDeclared(OnTheBooks.UNITS),
      new AmendDeclared(OnTheBooks.UNITS), new CompareUse(OnTheBooks.UNITS), ZoneId.of("UTC"), Duration.ofSeconds(60));

  private final ABridge bridge;
  private final String lrn;
  private final String mrn;

  private boolean amendsByLrn;

  ADeclaration(ABridge bridge) {
    this.bridge = bridge;
    long number = NUMBERS.incrementAndGet();
    lrn = "L-" + number;
    mrn = Mrn.withCheckDigit("26FR" + String.format("%012d", number) + "A");
  }

  /** The trader asks for amendments under the LRN, as if the MRN had not reached it yet. */
  ADeclaration amendedByLrn() {
    amendsByLrn = true;
    return this;
  }

  /** A message of that type; what it lists are goods items, made by {@link #uses}. */
  String says(String type, String... goods) {
    return says(type, "A", goods);
  }

  /** @param additionalType DE 11 02, said by the declaration and nobody else */
  String says(String type, String additionalType, String... goods) {
    String names = switch (type) {
      case "CC515C" -> "<LRN>" + lrn + "</LRN><additionalDeclarationType>" + additionalType + "</additionalDeclarationType>";
      case "CC513C" -> amendsByLrn ? "<LRN>" + lrn + "</LRN>" : "<MRN>" + mrn + "</MRN>";
      case "CC528C" -> "<LRN>" + lrn + "</LRN><MRN>" + mrn + "</MRN><declarationAcceptanceDate>" + OnTheBooks.DAY + "</declarationAcceptanceDate>";
      default -> "<MRN>" + mrn + "</MRN>";
    };
    String decision = type.equals("CC509C") ? "<Invalidation><decision>1</decision></Invalidation>" : "";
    return message(type, names, decision, AesMessages.DECLARANT, goods.length == 0 ? "" : shipment(goods));
  }

  static String uses(int goodsItem, String licence, String kilograms) {
    return item(goodsItem, "<SupportingDocument><type>X060</type><referenceNumber>" + licence + "</referenceNumber><documentLineItemNumber>1</documentLineItemNumber>"
        + (kilograms == null ? "" : "<measurementUnitAndQualifier>KGM</measurementUnitAndQualifier><quantity>" + kilograms + "</quantity>") + "</SupportingDocument>");
  }

  /** Hands the message in; every one has an identification of its own. */
  Result write(String xml) {
    return bridge.write(work(xml)).get(0);
  }

  Work work(String xml) {
    String own = xml.replace("<messageIdentification>id-1<", "<messageIdentification>id-" + IDS.incrementAndGet() + "<");
    AesReading reading = RULES.reader().readAndKeep(AesMessages.text(own));
    DeclarationMessage message = reading.message();
    byte[] raw = own.getBytes(StandardCharsets.UTF_8);
    Received received = new Received(IDS.incrementAndGet(), "http", null, "application/xml", raw, raw.length, Instant.now(), null, null, null);
    Subject subject = new Subject(message.type(), message.sender(), message.identification(), "aes/" + message.identification(), reading.fingerprint(), message.mrn(), message.lrn(),
        message.office(), Set.copyOf(RULES.documents().among(message.documents()).map(document -> document.licence()).toList()));
    return new DeclarationWork(received, subject, reading, RULES, false);
  }

  /** What was answered, each document as "item action result code flags". */
  static List<String> outcomes(Result result) {
    if (!(result instanceof Result.Answered answered)) {
      return List.of(result.getClass().getSimpleName());
    }
    String xml = new String(answered.reply().body(), StandardCharsets.UTF_8);
    return Stream.of(xml.split("<DocumentOutcome>")).skip(1).map(each -> Stream.of("GoodsItemNumber", "Action", "Result", "ReasonCode", "OutcomeCode", "Flag")
        .flatMap(name -> values(each, name)).collect(Collectors.joining(" "))).toList();
  }

  private static Stream<String> values(String xml, String name) {
    return Stream.of(xml.split("<" + name + ">")).skip(1).map(rest -> rest.substring(0, rest.indexOf('<')));
  }

  /** All that stands under its names, as "licence item state quantity". */
  Set<String> stands() {
    return Set.copyOf(bridge.database().read(connection -> Sql.query(connection, "select licence.reference, hold.goods_item, hold.consumed, hold.quantity from hold"
        + " join licence on licence.id = hold.licence_id join declaration on declaration.id = hold.declaration_id where declaration.mrn = ? or declaration.lrn = ?",
        row -> row.getString(1) + " item " + row.getInt(2) + (row.getInt(3) == 1 ? " consumed " : " held ") + row.getLong(4) / 1_000_000, mrn, lrn)));
  }

  /** Causes of what is parked open about it. */
  Set<String> parked() {
    return Set.copyOf(bridge.database().read(connection -> Sql.query(connection, "select parked.cause from parked join message on message.id = parked.message_id"
        + " where parked.state = 'open' and (message.mrn = ? or message.lrn = ?)", row -> row.getString(1), mrn, lrn)));
  }

  boolean exited() {
    return bridge.count("select count(*) from declaration where mrn = ? and exited_at is not null", mrn) == 1;
  }
}
