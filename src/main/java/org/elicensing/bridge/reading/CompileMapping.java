package org.elicensing.bridge.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.sf.saxon.s9api.Location;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XmlProcessingError;
import net.sf.saxon.s9api.XsltCompiler;
import net.sf.saxon.s9api.XsltExecutable;

/** Compiles one stylesheet and holds its parameters against its constants, so that a mistake shows at start. */
final class CompileMapping {

  private final Path file;
  private final List<XmlProcessingError> errors = new ArrayList<>();

  CompileMapping(Path file) {
    this.file = file;
  }

  Mapping compile(Map<String, String> constants, HardenedReader reader, Duration most) {
    Processor processor = SaxonProcessor.hardened();
    XsltCompiler compiler = processor.newXsltCompiler();
    compiler.setResourceResolver(new MappingNeighbours(file.toAbsolutePath().getParent()));
    compiler.setErrorReporter(errors::add);
    try {
      XsltExecutable stylesheet = compiler.compile(MappingNeighbours.read(file));
      return new Mapping(stylesheet, declared(constants, stylesheet), reader, most);
    } catch (SaxonApiException | IOException e) {
      throw new IllegalStateException("The mapping " + file + " cannot be used: " + why(e), e);
    }
  }

  private Map<QName, XdmAtomicValue> declared(Map<String, String> constants, XsltExecutable stylesheet) {
    Map<QName, XdmAtomicValue> values = new HashMap<>();
    constants.forEach((name, value) -> values.put(new QName(name), new XdmAtomicValue(value)));
    var parameters = stylesheet.getGlobalParameters();
    values.keySet().stream().filter(name -> !parameters.containsKey(name)).findFirst().ifPresent(name -> {
      throw new IllegalStateException("The mapping " + file + " declares no parameter " + name + " for that constant");
    });
    parameters.forEach((name, details) -> {
      if (details.isRequired() && !values.containsKey(name)) {
        throw new IllegalStateException("The mapping " + file + " requires the constant " + name);
      }
    });
    return values;
  }

  private String why(Exception e) {
    return errors.stream().filter(error -> !error.isWarning()).findFirst()
        .map(error -> at(error.getLocation()) + error.getMessage()).orElseGet(e::getMessage);
  }

  private static String at(Location location) {
    if (location == null || location.getLineNumber() < 1) {
      return "";
    }
    String name = location.getSystemId() == null ? "" : location.getSystemId().replaceFirst(".*/", "") + " ";
    return name + "line " + location.getLineNumber() + ": ";
  }
}
