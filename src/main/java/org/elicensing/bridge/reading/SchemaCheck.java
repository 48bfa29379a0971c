package org.elicensing.bridge.reading;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import javax.xml.stream.XMLStreamException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.ValidatorHandler;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validates messages against one XSD, compiled once. The common case is one fast pass, read by the same parser as
 * everywhere: the validator's own throws and catches an exception for each document when it looks up its settings. Only a
 * document that fails is read a second time, slowly, to name every finding with its path.
 */
public final class SchemaCheck {

  /** Far more than any schema here allows; the patterns of a schema take time with the square of a text. */
  private static final int LONGEST_TEXT = 8_000;

  private final Schema schema;
  private final ThreadLocal<ValidatorHandler> validators;

  private SchemaCheck(Schema schema) {
    this.schema = schema;
    this.validators = ThreadLocal.withInitial(() -> strict(schema.newValidatorHandler()));
  }

  /**
   * @param schemaFile an XSD; the files it includes or imports are looked up beside it and nowhere else
   * @throws IllegalStateException if it is missing or not a schema
   */
  public static SchemaCheck of(URL schemaFile) {
    try {
      var factory = XmlFactories.schemaFactory();
      factory.setResourceResolver(new SchemaNeighbours(URI.create(schemaFile.toString())));
      try (var in = schemaFile.openStream()) {
        return new SchemaCheck(factory.newSchema(new StreamSource(in, schemaFile.toString())));
      }
    } catch (IOException | SAXException e) {
      throw new IllegalStateException("The schema " + schemaFile + " cannot be used: " + e.getMessage(), e);
    }
  }

  /** @throws MessageRejected unacceptable, with all findings */
  public void check(XmlText text) {
    if (text.longestText() > LONGEST_TEXT) {
      throw MessageRejected.unacceptable("/" + text.root().getLocalPart(), "text-length",
          "A text has " + text.longestText() + " characters; in this message none may have more than " + LONGEST_TEXT + ".");
    }
    boolean passed = false;
    try {
      TellHandler.all(text.reader(), validators.get());
      passed = true;
    } catch (SAXException e) {
      throw new MessageRejected(MessageRejected.Kind.UNACCEPTABLE, SchemaFindings.of(schema, text, e));
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text that was read before cannot be read again", e);
    } finally {
      if (!passed) {
        // One that broke off is not used again; one that came to the end begins anew by itself.
        validators.remove();
      }
    }
  }

  private static ValidatorHandler strict(ValidatorHandler validator) {
    validator.setErrorHandler(STOP_AT_FIRST);
    return validator;
  }

  private static final ErrorHandler STOP_AT_FIRST = new ErrorHandler() {
    @Override
    public void warning(SAXParseException e) {
      // A warning is not a finding.
    }

    @Override
    public void error(SAXParseException e) throws SAXException {
      throw e;
    }

    @Override
    public void fatalError(SAXParseException e) throws SAXException {
      throw e;
    }
  };
}
