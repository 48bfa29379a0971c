package org.elicensing.bridge.bench;

import jakarta.jws.WebService;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.jaxb.JAXBDataBinding;
import org.apache.cxf.jaxws.EndpointImpl;
import org.elicensing.bridge.certex.message.DualUse;
import org.elicensing.bridge.certex.message.EnterRecordRequest;
import org.elicensing.bridge.certex.message.EnterRecordResponse;
import org.elicensing.bridge.certex.message.LicenceAmendmentRequest;
import org.elicensing.bridge.certex.message.LicenceClearanceRequest;
import org.elicensing.bridge.certex.message.LicenceClearanceResponse;
import org.elicensing.bridge.certex.message.LicenceInterventionRequest;
import org.elicensing.bridge.certex.message.ListLicencesRequest;
import org.elicensing.bridge.certex.message.ListLicencesResponse;
import org.elicensing.bridge.certex.message.ObjectFactory;
import org.elicensing.bridge.certex.message.ProcessedLicenceInformationResponse;
import org.elicensing.bridge.certex.message.ProcessedLicenceRequest;
import org.elicensing.bridge.doors.HttpServer;

/**
 * The empty service that the bridge is compared with: the same contract, CXF, JAXB, validation of requests
 * by CXF, on the same HTTP server; its answer is the bridge's answer to a check, given without any work.
 */
public final class EchoServer {

  /** Reads as the bridge does, instead of CXF with JAXB and its validation. */
  static final String OWN_READING = "own-reading";

  private EchoServer() {}

  /** @param arguments a file with the answer to a check, as an envelope; then, if wanted, {@link #OWN_READING} */
  public static void main(String... arguments) throws Exception {
    Bus bus = BusFactory.newInstance().createBus();
    try (HttpServer http = new HttpServer("127.0.0.1", 0, Options.HTTP_THREADS).serve(bus)) {
      EndpointImpl endpoint = new EndpointImpl(bus, new Echo(answer(Path.of(arguments[0]))));
      endpoint.setWsdlLocation("classpath:schemas/certex/dual-use.wsdl");
      endpoint.setDataBinding(shortPrefixes());
      endpoint.setProperties(Map.of("schema-validation-enabled", "IN"));
      if (arguments.length > 1 && arguments[1].equals(OWN_READING)) {
        endpoint.getInInterceptors().add(new OwnReading(Files.readAllBytes(Path.of(arguments[0]))));
      }
      endpoint.publish("/certex/dual-use");
      // The servlet takes over the bus when it starts, and with it what was published before.
      http.start();
      System.out.println("http://127.0.0.1:" + http.port() + "/");
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      stopped.await();
    }
  }

  /** Prefixes as short as the bridge's, so that the answers are of one size. */
  private static JAXBDataBinding shortPrefixes() {
    JAXBDataBinding binding = new JAXBDataBinding();
    binding.setNamespaceMap(Map.of("urn:elicensing-bridge:certex:dual-use:v1", "d", "urn:elicensing-bridge:certex:base:v1", "b",
        "urn:elicensing-bridge:certificate:dual-use:v1", "c"));
    return binding;
  }

  static ProcessedLicenceInformationResponse answer(Path file) throws IOException, XMLStreamException, JAXBException {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
      while (!(reader.isStartElement() && reader.getLocalName().equals("ProcessedLicenceInformationResponse"))) {
        reader.next();
      }
      return (ProcessedLicenceInformationResponse) JAXBContext.newInstance(ObjectFactory.class).createUnmarshaller().unmarshal(reader);
    }
  }

  /** Answers a check; nothing else is asked of it. */
  @WebService(targetNamespace = "urn:elicensing-bridge:certex:dual-use:v1", serviceName = "DualUseService", portName = "DualUsePort",
      endpointInterface = "org.elicensing.bridge.certex.message.DualUse")
  public static final class Echo implements DualUse {

    private final ProcessedLicenceInformationResponse answer;

    Echo(ProcessedLicenceInformationResponse answer) {
      this.answer = answer;
    }

    @Override
    public ProcessedLicenceInformationResponse processedLicence(ProcessedLicenceRequest body) {
      return answer;
    }

    @Override
    public LicenceClearanceResponse licenceClearance(LicenceClearanceRequest body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public LicenceClearanceResponse licenceAmendment(LicenceAmendmentRequest body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public LicenceClearanceResponse licenceIntervention(LicenceInterventionRequest body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public EnterRecordResponse enterRecord(EnterRecordRequest body) {
      throw new UnsupportedOperationException();
    }

    @Override
    public ListLicencesResponse listLicences(ListLicencesRequest body) {
      throw new UnsupportedOperationException();
    }
  }
}
