package org.elicensing.bridge.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.Attributes;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.XMLFilterImpl;

/** Reads a document that failed its schema once more and names all findings with their paths. */
final class SchemaFindings extends XMLFilterImpl implements ErrorHandler {

  private static final int MOST = 200;
  private static final Pattern CODED = Pattern.compile("^([a-zA-Z]+[-.][A-Za-z0-9.-]+): (.*)$", Pattern.DOTALL);
  /** Xerces says the same of the element again after the rule that the value broke. */
  private static final Set<String> SECOND_WORDS = Set.of("cvc-type.3.1.3", "cvc-attribute.3", "cvc-complex-type.2.2");

  private final ElementPath path = new ElementPath();
  private final List<Finding> findings = new ArrayList<>();

  private SchemaFindings() {}

  static List<Finding> of(Schema schema, XmlText text, SAXException first) {
    SchemaFindings filter = new SchemaFindings();
    ValidatorHandler validator = schema.newValidatorHandler();
    validator.setErrorHandler(filter);
    filter.setParent(XmlFactories.saxReader());
    filter.setContentHandler(validator);
    try {
      filter.parse(new InputSource(text.stream()));
    } catch (Enough e) {
      return filter.findings;
    } catch (SAXException e) {
      filter.add(e.getMessage());
    } catch (IOException e) {
      throw new IllegalStateException("Reading from memory failed", e);
    }
    if (filter.findings.isEmpty()) {
      filter.add(first.getMessage());
    }
    return filter.findings;
  }

  @Override
  public void startElement(String uri, String localName, String qName, Attributes atts) throws SAXException {
    path.enter(localName);
    super.startElement(uri, localName, qName, atts);
  }

  @Override
  public void endElement(String uri, String localName, String qName) throws SAXException {
    super.endElement(uri, localName, qName);
    path.leave();
  }

  @Override
  public void warning(SAXParseException e) {
    // A warning is not a finding.
  }

  @Override
  public void error(SAXParseException e) throws SAXException {
    add(e.getMessage());
    if (findings.size() >= MOST) {
      throw new Enough();
    }
  }

  @Override
  public void fatalError(SAXParseException e) throws SAXException {
    throw e;
  }

  /** As many findings as anybody reads; the rest of the document is not looked at. */
  private static final class Enough extends SAXException {
    private static final long serialVersionUID = 1L;

    @Override
    public synchronized Throwable fillInStackTrace() {
      return this;
    }
  }

  private void add(String message) {
    Matcher coded = CODED.matcher(String.valueOf(message));
    String code = coded.matches() ? coded.group(1) : "schema";
    String sentence = coded.matches() ? coded.group(2) : String.valueOf(message);
    // What is expected at a place may be a long list of names; in all other sentences only a value is long.
    String shown = code.startsWith("cvc-complex-type.2.4") ? sentence : Quoted.value(sentence);
    Finding last = findings.isEmpty() ? null : findings.get(findings.size() - 1);
    boolean again = last != null && last.path().equals(path.toString()) && SECOND_WORDS.contains(code);
    if (!again) {
      findings.add(new Finding(path.toString(), code, shown));
    }
  }
}
