package org.elicensing.bridge.proof;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Reads the outcome queue for all customs systems. What is told twice of one message must be told alike. */
final class Outcomes implements AutoCloseable {

  private static final Pattern ABOUT = Pattern.compile("<MessageIdentification>([^<]*)</MessageIdentification>");

  /** @param at moment of this process */
  record Outcome(String text, long at) {}

  private final Load load;
  private final Map<String, Outcome> known = new ConcurrentHashMap<>();
  private final ActiveMQConnectionFactory factory;
  private final Connection connection;

  Outcomes(Load load, String url) throws JMSException {
    this.load = load;
    factory = new ActiveMQConnectionFactory(url);
    connection = factory.createConnection();
    Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
    MessageConsumer consumer = session.createConsumer(session.createQueue("bridge.customs.outcome.out"));
    consumer.setMessageListener(this::read);
    connection.start();
  }

  private void read(Message message) {
    try {
      String text = message.getBody(String.class);
      Matcher about = ABOUT.matcher(text);
      if (about.find()) {
        told(about.group(1), text);
      }
    } catch (JMSException e) {
      load.different("An outcome cannot be read: " + e);
    }
  }

  /** Also what was answered over HTTP. */
  void told(String identification, String text) {
    Outcome before = known.putIfAbsent(identification, new Outcome(text, System.nanoTime()));
    if (before != null && !before.text().equals(text)) {
      load.different(identification + " was told first\n  " + before.text() + "\nand then\n  " + text);
    }
  }

  Optional<Outcome> of(String identification) {
    return Optional.ofNullable(known.get(identification));
  }

  @Override
  public void close() throws JMSException {
    connection.close();
    factory.close();
  }
}
