package org.elicensing.bridge.reading;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.om.StandardNames;
import net.sf.saxon.s9api.Destination;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Serializer;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.Xslt30Transformer;
import net.sf.saxon.s9api.XsltExecutable;
import net.sf.saxon.trans.SymbolicName;
import org.xml.sax.InputSource;

/**
 * An XSLT 3 stylesheet compiled once and run by many threads, bounded in time and in what it writes. Whatever
 * goes wrong inside it is a finding for the sender of the record, never an error of the bridge.
 */
public final class Mapping {

  private static final QName MAIN = new QName("main");
  private static final QName RECORD = new QName("record");

  private final XsltExecutable stylesheet;
  private final Map<QName, XdmAtomicValue> constants;
  private final HardenedReader reader;
  private final MappingThreads threads;

  Mapping(XsltExecutable stylesheet, Map<QName, XdmAtomicValue> constants, HardenedReader reader, Duration most) {
    this.stylesheet = stylesheet;
    this.constants = constants;
    this.reader = reader;
    this.threads = new MappingThreads(most);
  }

  /**
   * @param file the stylesheet; includes and imports are looked up beside it and nowhere else
   * @param constants string parameters, each of which the stylesheet declares
   * @param reader reads what the mapping writes, within its limits
   * @param most the time that one record may take
   * @throws IllegalStateException naming file and line, if it cannot be compiled
   */
  public static Mapping compile(Path file, Map<String, String> constants, HardenedReader reader, Duration most) {
    return new CompileMapping(file).compile(constants, reader, most);
  }

  /** Whether it has the template {@code main}, without which it maps neither JSON nor text. */
  public boolean hasMain() {
    SymbolicName main = new SymbolicName(StandardNames.XSL_TEMPLATE, MAIN.getStructuredQName());
    return stylesheet.getUnderlyingCompiledStylesheet().getComponent(main) != null;
  }

  /** Maps a JSON or text record: calls the template {@code main} with it as parameter {@code record}. */
  public XmlText map(String record) {
    return run((transformer, out) -> {
      transformer.setInitialTemplateParameters(Map.of(RECORD, new XdmAtomicValue(record)), false);
      transformer.callTemplate(MAIN, out);
    });
  }

  /** Maps an XML record: applies the templates to the document. */
  public XmlText map(XmlText record) {
    return run((transformer, out) ->
        transformer.applyTemplates(new SAXSource(XmlFactories.saxReader(), new InputSource(record.stream())), out));
  }

  private XmlText run(Run run) {
    try {
      byte[] output = threads.run(() -> write(run));
      return reader.read(output);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (MessageRejected e) {
      throw e.kind() == MessageRejected.Kind.UNREADABLE ? failed(e) : e;
    }
  }

  private byte[] write(Run run) throws SaxonApiException {
    BoundedOutput bytes = new BoundedOutput(reader.limits().bytes());
    Serializer out = stylesheet.getProcessor().newSerializer(bytes);
    out.setOutputProperty(Serializer.Property.METHOD, "xml");
    out.setOutputProperty(Serializer.Property.ENCODING, "UTF-8");
    out.setOutputProperty(Serializer.Property.INDENT, "no");
    StringBuilder lastWords = new StringBuilder();
    try {
      run.on(transformer(lastWords), out);
    } catch (SaxonApiException e) {
      throw lastWords.isEmpty() ? e : new SaxonApiException(lastWords.toString(), e);
    }
    return bytes.toByteArray();
  }

  /** @param lastWords takes what the mapping says when it gives up; its other messages are lost */
  private Xslt30Transformer transformer(StringBuilder lastWords) throws SaxonApiException {
    Xslt30Transformer transformer = stylesheet.load30();
    transformer.setStylesheetParameters(constants);
    transformer.setResultDocumentHandler(uri -> {
      throw new IllegalArgumentException("A mapping writes one result only");
    });
    transformer.setMessageHandler(message -> lastWords.append(message.isTerminate() ? message.getContent().getStringValue() : ""));
    transformer.setTraceFunctionDestination(null);
    transformer.setErrorReporter(error -> { });
    return transformer;
  }

  private static MessageRejected failed(Throwable cause) {
    String sentence = cause instanceof StackOverflowError ? "it calls itself too deeply"
        : cause instanceof OutOfMemoryError ? "it needs too much memory" : String.valueOf(cause.getMessage());
    return MessageRejected.unacceptable("/", "mapping-failed", "The mapping of this record failed: " + sentence);
  }

  private interface Run {
    void on(Xslt30Transformer transformer, Destination out) throws SaxonApiException;
  }
}
