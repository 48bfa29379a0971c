package org.elicensing.bridge.queues;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection with its transacted session, opened anew after it was lost. Says so once when it is lost, and once when it is back. */
final class BrokerSession implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerSession.class);

  private final String user;
  private final ConnectionFactory factory;
  private Connection connection;
  private Session session;
  private boolean away;

  /** @param user who needs it, for the log */
  BrokerSession(String user, ConnectionFactory factory) {
    this.user = user;
    this.factory = factory;
  }

  Session open() throws JMSException {
    if (session == null) {
      connection = factory.createConnection();
      session = connection.createSession(true, Session.SESSION_TRANSACTED);
      connection.start();
      if (away) {
        LOG.info("{}: the broker is back", user);
        away = false;
      }
    }
    return session;
  }

  boolean isOpen() {
    return session != null;
  }

  /** Gives the session up, with all that it had not committed. */
  void lost(Exception why) {
    if (!away) {
      LOG.warn("{}: the broker is away, trying again until it is back: {}", user, why.toString());
      away = true;
    }
    close();
  }

  @Override
  public void close() {
    Connection open = connection;
    connection = null;
    session = null;
    if (open != null) {
      try {
        open.close();
      } catch (JMSException | RuntimeException e) {
        LOG.debug("{}: closing a broken connection", user, e);
      }
    }
  }
}
