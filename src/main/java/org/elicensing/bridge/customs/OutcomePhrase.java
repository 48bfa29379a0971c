package org.elicensing.bridge.customs;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Measure;
import org.elicensing.bridge.reading.XmlFactories;

/** Writes DeclarationOutcome messages (schemas/outcome/declaration-outcome.xsd). */
final class OutcomePhrase {

  static final String NAMESPACE = "urn:elicensing-bridge:declaration-outcome:v1";

  private final XMLStreamWriter writer;

  private OutcomePhrase(XMLStreamWriter writer) {
    this.writer = writer;
  }

  /** @param lrn, mrn the names the declaration has by now, or null */
  static byte[] write(String messageType, String identification, String lrn, String mrn, List<DocumentOutcome> outcomes) {
    try {
      ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
      XMLStreamWriter writer = XmlFactories.streamWriter(out);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.setDefaultNamespace(NAMESPACE);
      writer.writeStartElement(NAMESPACE, "DeclarationOutcome");
      writer.writeDefaultNamespace(NAMESPACE);
      OutcomePhrase phrase = new OutcomePhrase(writer);
      phrase.text("MessageType", messageType);
      phrase.text("MessageIdentification", identification);
      phrase.text("LRN", lrn);
      phrase.text("MRN", mrn);
      for (DocumentOutcome outcome : outcomes) {
        phrase.outcome(outcome);
      }
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
      return out.toByteArray();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    }
  }

  private void outcome(DocumentOutcome outcome) throws XMLStreamException {
    writer.writeStartElement(NAMESPACE, "DocumentOutcome");
    text("GoodsItemNumber", outcome.goodsItem());
    text("LicenceReference", outcome.licence());
    text("LineNumber", outcome.lineNumber());
    text("Action", outcome.action());
    text("Result", outcome.refused() ? "refused" : "ok");
    text("ReasonCode", outcome.reason() == null ? null : outcome.reason().code());
    text("Reason", outcome.sentence());
    text("OutcomeCode", outcome.outcome() == null ? null : outcome.outcome().code());
    for (String flag : outcome.flags()) {
      text("Flag", flag);
    }
    number("Quantity", "unit", outcome.unit(), outcome.quantity() == null ? null : outcome.quantity().toPlainString());
    number("Amount", "currency", outcome.currency(), outcome.amount() == null ? null : outcome.amount().toPlainString());
    remaining("RemainingQuantity", "unit", Measure.QUANTITY, outcome.line());
    remaining("RemainingAmount", "currency", Measure.VALUE, outcome.line());
    overdrawn("OverdrawnQuantity", "unit", Measure.QUANTITY, outcome.line());
    overdrawn("OverdrawnAmount", "currency", Measure.VALUE, outcome.line());
    writer.writeEndElement();
  }

  private void remaining(String name, String attribute, Measure measure, Line line) throws XMLStreamException {
    if (line != null && line.limitedIn(measure)) {
      number(name, attribute, line.unitOf(measure), measure.text(Math.max(0, line.balance(measure).available())));
    }
  }

  /** Only after an officer's intervention: nothing remains, and by how much less than that. */
  private void overdrawn(String name, String attribute, Measure measure, Line line) throws XMLStreamException {
    if (line != null && line.limitedIn(measure) && line.balance(measure).available() < 0) {
      number(name, attribute, line.unitOf(measure), measure.text(-line.balance(measure).available()));
    }
  }

  private void text(String name, Object value) throws XMLStreamException {
    if (value != null) {
      writer.writeStartElement(NAMESPACE, name);
      writer.writeCharacters(value.toString());
      writer.writeEndElement();
    }
  }

  private void number(String name, String attribute, String unit, String number) throws XMLStreamException {
    if (number != null) {
      writer.writeStartElement(NAMESPACE, name);
      if (unit != null) {
        writer.writeAttribute(attribute, unit);
      }
      writer.writeCharacters(number);
      writer.writeEndElement();
    }
  }
}
