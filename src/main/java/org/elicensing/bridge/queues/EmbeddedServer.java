package org.elicensing.bridge.queues;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** How the broker inside the bridge is set up: durable, bounded in memory, patient with redelivery, quick to stop. */
final class EmbeddedServer {

  /** In-VM acceptors are known by a number in the whole JVM. */
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  /** About one disk sync; the default of 3.3 ms holds every single persistent send back that long. */
  private static final int BUFFER_NANOSECONDS = 100_000;
  /** Duplicate ids remembered per queue; the outbox resends 500 at most, so this is ample. */
  static final int ID_CACHE = 20_000;
  private static final long TEN_MINUTES = 600_000;

  private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
  private final String url;

  EmbeddedServer(Path directory, String host, int port, long memoryBytes) {
    int number = NUMBERS.incrementAndGet();
    url = "vm://" + number;
    Configuration configuration = stored(directory).setName("bridge").setSecurityEnabled(false).setJMXManagementEnabled(false)
        .setGlobalMaxSize(memoryBytes).setMaxDiskUsage(-1).setMinDiskFree(256L << 20)
        .setIDCacheSize(ID_CACHE).setPersistIDCache(true).setCriticalAnalyzer(false)
        .setPageSyncTimeout(BUFFER_NANOSECONDS);
    try {
      configuration.addAcceptorConfiguration("in-vm", url);
      configuration.addAcceptorConfiguration("tcp", "tcp://" + host + ":" + port + "?protocols=CORE");
    } catch (Exception e) {
      throw new IllegalArgumentException("The broker cannot listen on " + host + ":" + port, e);
    }
    configuration.addAddressSetting("#", answers()).addAddressSetting("bridge.#", ours());
    QueueNames.ALL.forEach(name -> configuration.addAddressConfiguration(queue(name)));
    broker.setConfiguration(configuration);
  }

  private static Configuration stored(Path directory) {
    return new ConfigurationImpl().setPersistenceEnabled(true).setJournalType(JournalType.NIO).setJournalBufferTimeout_NIO(BUFFER_NANOSECONDS)
        .setJournalPoolFiles(10)
        .setJournalDirectory(directory.resolve("journal").toString()).setBindingsDirectory(directory.resolve("bindings").toString())
        .setPagingDirectory(directory.resolve("paging").toString()).setLargeMessagesDirectory(directory.resolve("large").toString());
  }

  /** Messages stay in order at the head of their queue until they are worked; what waits beyond the memory lies on disk. */
  private static AddressSettings ours() {
    return common().setMaxDeliveryAttempts(-1).setRedeliveryDelay(0).setAutoCreateQueues(false).setAutoCreateAddresses(false)
        .setAutoDeleteQueues(false).setAutoDeleteAddresses(false);
  }

  /** Queues that senders name for their answers; they go when they have been empty and unused for a while. */
  private static AddressSettings answers() {
    return common().setAutoCreateQueues(true).setAutoCreateAddresses(true).setAutoDeleteQueues(true).setAutoDeleteAddresses(true)
        .setAutoDeleteQueuesDelay(TEN_MINUTES).setAutoDeleteAddressesDelay(TEN_MINUTES)
        .setDefaultAddressRoutingType(RoutingType.ANYCAST).setDefaultQueueRoutingType(RoutingType.ANYCAST);
  }

  private static AddressSettings common() {
    return new AddressSettings().setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE).setPageSizeBytes(2 << 20).setIDCacheSize(ID_CACHE)
        .setDeadLetterAddress(SimpleString.of(QueueNames.DEAD)).setExpiryAddress(SimpleString.of(QueueNames.EXPIRED));
  }

  private static CoreAddressConfiguration queue(String name) {
    return new CoreAddressConfiguration().setName(name).addRoutingType(RoutingType.ANYCAST)
        .addQueueConfig(QueueConfiguration.of(name).setAddress(name).setRoutingType(RoutingType.ANYCAST).setDurable(true)
            .setExclusive(QueueNames.EXCLUSIVE.contains(name)));
  }

  /** Returns once it serves; Artemis itself would only log that a port is taken. */
  void start() throws Exception {
    AtomicReference<Exception> failure = new AtomicReference<>();
    broker.createActiveMQServer();
    server().registerActivationFailureListener(failure::set);
    broker.start();
    if (failure.get() != null || !server().isActive()) {
      broker.stop();
      throw new IllegalStateException("The broker did not start", failure.get());
    }
  }

  void stop() throws Exception {
    broker.stop();
  }

  ActiveMQServer server() {
    return broker.getActiveMQServer();
  }

  /** Where this JVM reaches it. */
  String url() {
    return url;
  }
}
