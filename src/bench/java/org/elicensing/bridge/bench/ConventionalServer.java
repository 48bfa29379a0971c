package org.elicensing.bridge.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.camel.component.cxf.jaxws.CxfConfigurer;
import org.apache.camel.component.cxf.jaxws.CxfEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.cxf.Bus;
import org.apache.cxf.BusFactory;
import org.apache.cxf.binding.soap.SoapHeader;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.AbstractWSDLBasedEndpointFactory;
import org.apache.cxf.headers.Header;
import org.elicensing.bridge.certex.message.LicenceClearanceRequest;
import org.elicensing.bridge.certex.message.ProcessedLicenceRequest;
import org.elicensing.bridge.doors.HttpServer;
import org.w3c.dom.Element;

/**
 * What an integrator would build: a camel-cxf endpoint of generated objects, validated by CXF, and one
 * transaction per request with ledger, journal and outbox. It is given every advantage that costs nothing: the
 * certificate is kept in memory, only requests are validated, and nobody sends what stands in its outbox.
 */
public final class ConventionalServer {

  private ConventionalServer() {}

  /** @param arguments the address of a database; how many licences it is to have; a file with the answer to a check */
  public static void main(String... arguments) throws Exception {
    Bus bus = BusFactory.newInstance().createBus();
    try (ConventionalLedger ledger = ConventionalLedger.open(arguments[0], new ConventionalAnswer(Path.of(arguments[2])));
        DefaultCamelContext camel = new DefaultCamelContext();
        HttpServer http = new HttpServer("127.0.0.1", 0, Options.HTTP_THREADS).serve(bus)) {
      ledger.makeLicences(Integer.parseInt(arguments[1]));
      camel.getRegistry().bind("cxfBus", bus);
      camel.addRoutes(route(ledger));
      camel.start();
      http.start();
      System.out.println("http://127.0.0.1:" + http.port() + "/");
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown));
      stopped.await();
    }
  }

  private static RouteBuilder route(ConventionalLedger ledger) {
    return new RouteBuilder() {
      @Override
      public void configure() {
        CxfEndpoint endpoint = endpoint("cxf:/certex/dual-use?bus=#cxfBus&dataFormat=POJO&synchronous=true&wsdlURL=classpath:schemas/certex/dual-use.wsdl"
            + "&serviceClass=org.elicensing.bridge.certex.message.DualUse&serviceName={urn:elicensing-bridge:certex:dual-use:v1}DualUseService"
            + "&portName={urn:elicensing-bridge:certex:dual-use:v1}DualUsePort", CxfEndpoint.class);
        endpoint.setCxfConfigurer(new DefaultCxfConfigurer() {
          @Override
          public void configureServer(Server server) {
            server.getEndpoint().put("schema-validation-enabled", "IN");
          }
        });
        from(endpoint).process(exchange -> answer(ledger, exchange));
      }
    };
  }

  /** Nothing but what is overridden. */
  private abstract static class DefaultCxfConfigurer implements CxfConfigurer {

    @Override
    public void configure(AbstractWSDLBasedEndpointFactory factory) {}

    @Override
    public void configureClient(Client client) {}
  }

  private static void answer(ConventionalLedger ledger, Exchange exchange) throws Exception {
    Object request = exchange.getIn().getBody(List.class).get(0);
    String id = messageId(exchange);
    exchange.getMessage().removeHeader(CxfConstants.OPERATION_NAME);
    exchange.getMessage().removeHeader(Header.HEADER_LIST);
    exchange.getMessage().setBody(request instanceof ProcessedLicenceRequest asked ? ledger.reserve(id, asked) : ledger.clear(id, (LicenceClearanceRequest) request));
  }

  private static String messageId(Exchange exchange) {
    for (Object header : exchange.getIn().getHeader(Header.HEADER_LIST, List.class)) {
      if (((SoapHeader) header).getObject() instanceof Element element) {
        return element.getElementsByTagNameNS("*", "MessageId").item(0).getTextContent();
      }
    }
    throw new IllegalArgumentException("A message without CertexHeader.");
  }
}
