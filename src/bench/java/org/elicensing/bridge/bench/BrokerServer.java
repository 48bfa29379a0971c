package org.elicensing.bridge.bench;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.elicensing.bridge.queues.Broker;

/** A broker that several bridges share, set up like the one inside the bridge. */
public final class BrokerServer {

  private BrokerServer() {}

  /** @param arguments a folder for its journal, and its port */
  public static void main(String... arguments) throws Exception {
    Broker broker = Broker.embedded(Path.of(arguments[0]), "127.0.0.1", Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    System.out.println("http://127.0.0.1:" + arguments[1] + "/");
    new CountDownLatch(1).await();
  }
}
