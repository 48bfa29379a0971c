package org.elicensing.bridge.queues;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the queues are: in this process, or at an Artemis of the house. */
public final class Broker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Broker.class);
  /** What all queues together may keep in memory; the rest is paged to disk. */
  private static final long MEMORY_BYTES = 64L << 20;

  private final EmbeddedServer server;
  private final ActiveMQConnectionFactory factory;
  private final ActiveMQConnectionFactory probe;

  private Broker(EmbeddedServer server, String url, String user, String password) {
    this.server = server;
    this.factory = factory(url, user, password);
    this.probe = factory(url, user, password);
    probe.setReconnectAttempts(0);
    probe.setInitialConnectAttempts(1);
    probe.setCallTimeout(5_000);
  }

  private static ActiveMQConnectionFactory factory(String url, String user, String password) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
    if (user != null && !user.isEmpty()) {
      factory.setUser(user).setPassword(password);
    }
    factory.setIncomingInterceptorList(LargeTextAsBytes.class.getName());
    return factory;
  }

  /**
   * Starts the broker inside the bridge, with the queues of the contract. It asks nobody for a name or password,
   * so it should listen on loopback only.
   *
   * @param directory of its journal, made when missing
   * @throws IllegalStateException if it cannot start, such as when the port is taken
   */
  public static Broker embedded(Path directory, String host, int port) {
    return embedded(directory, host, port, MEMORY_BYTES);
  }

  /** @param memoryBytes what all queues together may keep in memory */
  public static Broker embedded(Path directory, String host, int port, long memoryBytes) {
    if (!loopback(host)) {
      LOG.warn("The embedded broker listens on {} and asks nobody for a password; use an external broker for other machines", host);
    }
    EmbeddedServer server = new EmbeddedServer(directory, host, port, memoryBytes);
    try {
      server.start();
    } catch (Exception e) {
      throw new IllegalStateException("The embedded broker cannot start on " + host + ":" + port, e);
    }
    return new Broker(server, server.url(), "", "");
  }

  /**
   * Only connects. The broker must have {@code persist-id-cache=true} and {@code id-cache-size} of 20000 or more
   * for every queue the bridge sends to, or a consumer may see a message twice after a failure; for {@code bridge.#}
   * {@code max-delivery-attempts=-1} and {@code redelivery-delay=0}, or order is lost while the database is away;
   * {@code bridge.customs.declaration.in} and {@code bridge.licensing.record.in} exclusive (where the bridge makes
   * them itself, it asks for that); and either the queues of the contract or the right for the bridge to make
   * them, and the queues that senders name for their answers.
   *
   * @param url such as {@code (tcp://one:61616,tcp://two:61616)?ha=true&reconnectAttempts=-1}
   */
  public static Broker external(String url, String user, String password) {
    return new Broker(null, url, user, password);
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  public ConnectionFactory connectionFactory() {
    return factory;
  }

  public boolean isEmbedded() {
    return server != null;
  }

  /** Whether a connection can be made just now. */
  public boolean health() {
    try (Connection connection = probe.createConnection()) {
      connection.start();
      return true;
    } catch (JMSException e) {
      return false;
    }
  }

  /** Messages in each queue of the contract; empty for an external broker, which counts them itself. */
  public Map<String, Long> depths() {
    Map<String, Long> depths = new TreeMap<>();
    if (server != null) {
      for (String name : QueueNames.ALL) {
        Queue queue = server.server().locateQueue(name);
        if (queue != null) {
          depths.put(name, queue.getMessageCount());
        }
      }
    }
    return depths;
  }

  @Override
  public void close() {
    factory.close();
    probe.close();
    if (server != null) {
      try {
        server.stop();
      } catch (Exception e) {
        LOG.warn("The embedded broker did not stop cleanly: {}", e.toString());
      }
    }
  }
}
