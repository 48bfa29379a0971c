package org.elicensing.bridge.doors;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.camel.component.servlet.CamelHttpTransportServlet;
import org.apache.cxf.Bus;
import org.apache.cxf.resource.ResourceManager;
import org.apache.cxf.resource.ResourceResolver;
import org.apache.cxf.transport.servlet.CXFNonSpringServlet;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.ee10.servlet.ServletMapping;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The one HTTP server on the one port: CXF's servlet, Camel's, the operators' pages and what machines observe. */
public final class HttpServer implements AutoCloseable {

  private static final int HEADER_BYTES = 16 * 1024;
  private static final long DRAIN_MILLISECONDS = 20_000;

  /** CXF asks for a class loader at every request, and would look into every jar for it. */
  private static final ResourceResolver LOADER = new ResourceResolver() {
    @Override
    public <T> T resolve(String name, Class<T> type) {
      return name != null && name.isEmpty() && type == ClassLoader.class ? type.cast(HttpServer.class.getClassLoader()) : null;
    }

    @Override
    public InputStream getAsStream(String name) {
      return null;
    }
  };

  private final Server server;
  private final ServerConnector connector;
  private final ServletContextHandler context = new ServletContextHandler();

  public HttpServer(String host, int port, int threads) {
    QueuedThreadPool pool = new QueuedThreadPool(threads);
    pool.setName("http");
    server = new Server(pool);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(HEADER_BYTES);
    connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost(host);
    connector.setPort(port);
    connector.setAcceptQueueSize(512);
    server.addConnector(connector);
    context.setContextPath("/");
    context.addFilter(new FilterHolder(new FormsAreText()), "/*", EnumSet.of(DispatcherType.REQUEST));
    server.setHandler(new GracefulHandler(new AnsweredUnread(context)));
    server.setStopTimeout(DRAIN_MILLISECONDS);
  }

  /** Every answer says in a header what is to be said of an outage, if anything. */
  public HttpServer sayOutage(Supplier<Optional<String>> outage) {
    FilterHolder filter = new FilterHolder(new SayOutage(outage));
    filter.setAsyncSupported(true);
    context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
    return this;
  }

  /** SOAP below /services, everything that Camel's routes serve below the root. */
  public HttpServer serve(Bus bus) {
    CXFNonSpringServlet soap = new CXFNonSpringServlet();
    soap.setBus(bus);
    bus.getExtension(ResourceManager.class).addResourceResolver(LOADER);
    context.addFilter(new FilterHolder(new SoapIsPosted()), "/services/*", EnumSet.of(DispatcherType.REQUEST));
    add(soap, "cxf", "/services/*").setInitParameter("hide-service-list-page", "true");
    add(new CamelHttpTransportServlet(), "camel", "/*");
    return this;
  }

  /** One servlet under its paths, which go before the wider ones of CXF and Camel. */
  public HttpServer serve(Servlet servlet, String... paths) {
    add(servlet, servlet.getClass().getSimpleName(), paths);
    return this;
  }

  private ServletHolder add(Servlet servlet, String name, String... paths) {
    ServletHolder holder = new ServletHolder(name, servlet);
    holder.setAsyncSupported(true);
    holder.setInitOrder(1);
    ServletMapping mapping = new ServletMapping();
    mapping.setServletName(name);
    mapping.setPathSpecs(paths);
    context.getServletHandler().addServlet(holder);
    context.getServletHandler().addServletMapping(mapping);
    return holder;
  }

  /** @throws IllegalStateException if the port is taken */
  public void start() {
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("HTTP cannot listen on " + connector.getHost() + ":" + connector.getPort() + ": " + e.getMessage()
          + ". Another program may have the port; bridge.http.port (BRIDGE_HTTP_PORT) names another one.", e);
    }
  }

  /** The port it listens on. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Takes no new requests, answers those that are under way, then stops. */
  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) {
      throw new IllegalStateException("HTTP did not stop", e);
    }
  }
}
