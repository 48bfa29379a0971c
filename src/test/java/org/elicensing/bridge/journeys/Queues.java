package org.elicensing.bridge.journeys;

import static org.awaitility.Awaitility.await;

import jakarta.jms.Connection;
import jakarta.jms.Destination;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;

/** Partners at the queues: they send, and keep everything that ever came out. */
final class Queues implements AutoCloseable {

  static final String DECLARATIONS = "bridge.customs.declaration.in";
  static final String OUTCOMES = "bridge.customs.outcome.out";
  static final String RECORDS = "bridge.licensing.record.in";
  static final String ACKNOWLEDGEMENTS = "bridge.licensing.record.out";
  static final String USAGE = "bridge.licensing.usage.out";
  static final String STATUS = "bridge.certex.status.out";
  static final String LISTS = "bridge.certex.list.out";

  /** A message that came out of the bridge. */
  record Came(String correlation, String text, Map<String, String> properties) {

    Said said() {
      return Said.in(text);
    }
  }

  private final ActiveMQConnectionFactory factory;
  private final Connection connection;
  private final Session session;
  private final BooleanSupplier nothingWaitsToLeave;
  private final Map<String, MessageConsumer> consumers = new LinkedHashMap<>();
  private final Map<String, List<Came>> came = new LinkedHashMap<>();

  /** @param nothingWaitsToLeave whether all that the bridge has to send was sent */
  Queues(String url, BooleanSupplier nothingWaitsToLeave) {
    this.nothingWaitsToLeave = nothingWaitsToLeave;
    try {
      factory = new ActiveMQConnectionFactory(url);
      connection = factory.createConnection();
      session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      connection.start();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same partner at a broker that was away: what came before is not forgotten. */
  Queues after(Queues before) {
    before.came.forEach((queue, messages) -> came.put(queue, new ArrayList<>(messages)));
    return this;
  }

  /** Sends, and returns what the outcome is known by. */
  String send(String queue, Object text) {
    return send(queue, text, null, Map.of());
  }

  String send(String queue, Object text, String replyTo, Map<String, String> properties) {
    try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
      Message message = session.createTextMessage(text.toString());
      Destination answers = replyTo == null ? null : session.createQueue(replyTo);
      message.setJMSReplyTo(answers);
      for (Map.Entry<String, String> property : properties.entrySet()) {
        message.setStringProperty(property.getKey(), property.getValue());
      }
      producer.send(message);
      return message.getJMSMessageID();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything that came out of a queue so far, once the bridge has nothing more to send. */
  List<Came> all(String queue) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(nothingWaitsToLeave::getAsBoolean);
    return soFar(queue);
  }

  private List<Came> soFar(String queue) {
    try {
      MessageConsumer consumer = consumers.get(queue);
      if (consumer == null) {
        consumer = session.createConsumer(session.createQueue(queue));
        consumers.put(queue, consumer);
      }
      List<Came> messages = came.computeIfAbsent(queue, name -> new ArrayList<>());
      for (Message message = consumer.receiveNoWait(); message != null; message = consumer.receiveNoWait()) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (Object name : java.util.Collections.list(message.getPropertyNames())) {
          properties.put(name.toString(), String.valueOf(message.getObjectProperty(name.toString())));
        }
        messages.add(new Came(message.getJMSCorrelationID(), message.getBody(String.class), properties));
      }
      return List.copyOf(messages);
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the answer to a message. */
  Came answerTo(String correlation, String queue) {
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> !answersTo(correlation, queue).isEmpty());
    return answersTo(correlation, queue).get(0);
  }

  List<Came> answersTo(String correlation, String queue) {
    return soFar(queue).stream().filter(each -> correlation.equals(each.correlation())).toList();
  }

  /** The outcome of a declaration message that is sent to the bridge's queue. */
  Said outcomeOf(Object declaration) {
    return answerTo(send(DECLARATIONS, declaration), OUTCOMES).said();
  }

  /** What the licensing system was told of a licence: per message its moves and numbers, such as "RESERVE 40 0". */
  List<String> usageOf(String licence) {
    return all(USAGE).stream().map(Came::text).filter(text -> text.startsWith("<")).map(Said::in).filter(said -> licence.equals(said.text("Reference")))
        .flatMap(said -> said.all("Use").stream()).map(use -> use.row("Move", "Reserved", "Consumed")).toList();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (JMSException e) {
      throw new IllegalStateException(e);
    }
    factory.close();
  }
}
