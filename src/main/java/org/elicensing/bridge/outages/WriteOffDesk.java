package org.elicensing.bridge.outages;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.Set;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.journal.ContentHash;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.ledger.Units;
import org.elicensing.bridge.ledger.WriteOffQuantity;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.JsonForm;
import org.elicensing.bridge.reading.JsonReader;
import org.elicensing.bridge.writer.Work;

/** Understands entries of what was written off by hand. */
public final class WriteOffDesk {

  /** Kind of the message in the journal. */
  public static final String KIND = "WriteOff";

  private final JsonReader reader;
  private final ZoneId zone;
  private final Clock clock;
  private final WriteOffQuantity rules;

  public WriteOffDesk(JsonReader reader, ZoneId zone, Clock clock, Units units) {
    this.reader = reader;
    this.zone = zone;
    this.clock = clock;
    this.rules = new WriteOffQuantity(units);
  }

  /** @throws org.elicensing.bridge.reading.MessageRejected with all findings */
  public Work understand(Received received) {
    return new WriteOffWork(received, read(received), rules, false);
  }

  /** Understands an entry of the journal once more. */
  public Work again(Received received) {
    return new WriteOffWork(received, read(received), rules, true);
  }

  private WriteOff read(Received received) {
    JsonForm form = new JsonForm(reader.read(received.raw()));
    String licence = Codes.normal(form.text("licence", 70));
    String mrn = Codes.normal(required(form, "mrn", "[0-9A-Za-z]{18}", "an MRN of 18 letters and digits"));
    String office = Codes.normal(required(form, "office", "[A-Za-z]{2}[0-9A-Za-z]{6}", "a customs office: two letters and six letters or digits"));
    String document = form.text("document", 70);
    String person = form.text("person", 70);
    LocalDate day = day(form);
    DocumentUse use = new DocumentUse(form.number("goodsItem", 99_999), null, licence, form.number("line", 99_999), Codes.normal(form.optional("commodityCode", "[0-9]{4,10}", "a commodity code of 4 to 10 digits")),
        null, null, decimal(form, "quantity", "unit", 12, 6), Codes.normal(form.optional("unit", 4)), decimal(form, "amount", "currency", 14, 2), Codes.normal(form.optional("currency", 3)));
    if (!form.has("quantity") && !form.has("amount")) {
      form.missing("quantity");
    }
    String exporter = Codes.normal(form.optional("exporter", 17));
    String destination = Codes.normal(form.optional("destination", "[A-Za-z]{2}", "a country of two letters"));
    form.check();
    return new WriteOff(subject(licence, mrn, use, day, office, document, exporter, destination, person), licence, mrn, use, day, day.atStartOfDay(zone).toInstant(), office, document,
        person, exporter, destination);
  }

  private static String required(JsonForm form, String name, String pattern, String words) {
    String text = form.optional(name, pattern, words);
    if (text == null) {
      form.missing(name);
    }
    return text;
  }

  private LocalDate day(JsonForm form) {
    LocalDate day = form.day("date");
    if (!form.has("date")) {
      form.missing("date");
    } else if (day != null && day.isAfter(LocalDate.ofInstant(clock.instant(), zone))) {
      form.add(new Finding("/date", "future", "date is the day of the original write-off; it cannot lie ahead."));
    }
    return day == null ? LocalDate.EPOCH : day;
  }

  private static BigDecimal decimal(JsonForm form, String name, String unit, int digits, int decimals) {
    if (form.has(name) != form.has(unit)) {
      form.missing(form.has(name) ? unit : name);
    }
    return form.decimal(name, digits, decimals);
  }

  /** The same entry again is known by all that it says, whoever enters it: paper has no message identification. */
  private static Subject subject(String licence, String mrn, DocumentUse use, LocalDate day, String office, String document, String exporter, String destination, String person) {
    byte[] hash = new ContentHash().add(KIND).add(licence).add(mrn).add(use.goodsItem()).add(use.line()).add(use.commodityCode()).add(use.quantity()).add(use.unit())
        .add(use.amount()).add(use.currency()).add(day).add(office).add(Codes.normal(document)).add(exporter).add(destination).bytes();
    return new Subject(KIND, person, document, "write-off/" + HexFormat.of().formatHex(hash), hash, mrn, null, office, licence == null ? Set.of() : Set.of(licence));
  }
}
