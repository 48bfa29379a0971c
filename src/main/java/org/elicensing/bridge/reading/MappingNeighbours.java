package org.elicensing.bridge.reading;

import java.io.IOException;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.transform.Source;
import javax.xml.transform.sax.SAXSource;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.lib.ResourceResolver;
import net.sf.saxon.trans.XPathException;
import org.xml.sax.InputSource;

/** Finds what a stylesheet includes or imports: by a plain file name, in its own folder, wherever that is packaged. */
record MappingNeighbours(Path folder) implements ResourceResolver {

  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\.xslt");

  @Override
  public Source resolve(ResourceRequest request) throws XPathException {
    String name = request.relativeUri == null ? request.uri : request.relativeUri;
    if (name == null || !PLAIN_NAME.matcher(name).matches()) {
      throw SaxonProcessor.refused(name);
    }
    try {
      return read(folder.resolve(name));
    } catch (IOException e) {
      throw new XPathException("There is no " + name + " beside the mapping", "XTSE0165");
    }
  }

  static Source read(Path file) throws IOException {
    InputSource input = new InputSource(new ByteArrayInputStream(Files.readAllBytes(file)));
    input.setSystemId(file.toUri().toString());
    return new SAXSource(XmlFactories.saxReader(), input);
  }
}
