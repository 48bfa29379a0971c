package org.elicensing.bridge.reading;

import java.util.Set;
import javax.xml.transform.Source;
import net.sf.saxon.Configuration;
import net.sf.saxon.lib.EnvironmentVariableResolver;
import net.sf.saxon.lib.Feature;
import net.sf.saxon.lib.ResourceRequest;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.trans.XPathException;

/** The only place where an XSLT processor is made: it opens no file, no address and no extension. */
final class SaxonProcessor {

  private SaxonProcessor() {}

  static Processor hardened() {
    Processor processor = new Processor(false);
    Configuration configuration = processor.getUnderlyingConfiguration();
    configuration.setBooleanProperty(Feature.ALLOW_EXTERNAL_FUNCTIONS, false);
    configuration.setBooleanProperty(Feature.DISABLE_XSL_EVALUATE, true);
    configuration.setBooleanProperty(Feature.PRE_EVALUATE_DOC_FUNCTION, false);
    configuration.setConfigurationProperty(Feature.ALLOWED_PROTOCOLS, "");
    configuration.setConfigurationProperty(Feature.ENVIRONMENT_VARIABLE_RESOLVER, new NoEnvironment());
    configuration.setResourceResolver(SaxonProcessor::refuse);
    configuration.setUnparsedTextURIResolver((uri, encoding, ignored) -> {
      throw refused(uri.toString());
    });
    configuration.setCollectionFinder((context, uri) -> {
      throw refused(String.valueOf(uri));
    });
    // parse-xml() in a mapping reads with the same shut doors as everything else.
    configuration.setParseOptions(configuration.getParseOptions().withXMLReaderMaker(XmlFactories::saxReader));
    return processor;
  }

  private static Source refuse(ResourceRequest request) throws XPathException {
    throw refused(request.uri);
  }

  static XPathException refused(String what) {
    return new XPathException("A mapping opens nothing but the stylesheets beside it, not " + what, "FODC0002");
  }

  private static final class NoEnvironment implements EnvironmentVariableResolver {
    @Override
    public Set<String> getAvailableEnvironmentVariables() {
      return Set.of();
    }

    @Override
    public String getEnvironmentVariable(String name) {
      return null;
    }
  }
}
