package org.elicensing.bridge.bench;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.elicensing.bridge.customs.AesReader;
import org.elicensing.bridge.queues.Broker;
import org.elicensing.bridge.queues.QueueNames;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;
import org.elicensing.bridge.reading.XmlText;

/**
 * The bare pipe: a broker set up like the bridge's, and one consumer that takes batches as large as the bridge does,
 * reads and validates each message as the bridge does, sends an answer, and commits the session. It keeps nothing.
 */
public final class PipeServer {

  /** As bridge.customs.batch is shipped. */
  static final int BATCH = 200;

  private final HardenedReader hardened = new HardenedReader(ReadingLimits.DEFAULT);
  private final AesReader reader = new AesReader(Set.of("http://ecs.dgtaxud.ec"), Map.of());
  private final String answer;

  private PipeServer(String answer) {
    this.answer = answer;
  }

  /** @param arguments a folder for the broker, its port, a file with an outcome */
  public static void main(String... arguments) throws Exception {
    Broker broker = Broker.embedded(Path.of(arguments[0]), "127.0.0.1", Integer.parseInt(arguments[1]));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
    System.out.println("http://127.0.0.1:" + arguments[1] + "/");
    new PipeServer(Files.readString(Path.of(arguments[2]))).pump(broker);
  }

  private void pump(Broker broker) throws JMSException {
    try (Connection connection = broker.connectionFactory().createConnection(); Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
        MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.DECLARATION_IN));
        MessageProducer producer = session.createProducer(session.createQueue(QueueNames.OUTCOME_OUT))) {
      connection.start();
      while (true) {
        Message message = consumer.receive();
        for (int taken = 1; message != null; taken++) {
          producer.send(answer(session, (BytesMessage) message));
          message = taken < BATCH ? consumer.receiveNoWait() : null;
        }
        session.commit();
      }
    }
  }

  private TextMessage answer(Session session, BytesMessage message) throws JMSException {
    byte[] raw = new byte[(int) message.getBodyLength()];
    message.readBytes(raw);
    XmlText text = hardened.read(raw);
    reader.readAndKeep(text);
    String type = text.root().getLocalPart();
    // Only so that the load generator finds what it looks for.
    String action = DeclarationMessages.action(type);
    TextMessage outcome = session.createTextMessage(answer.replaceFirst("Action>[a-z]+</", "Action>" + action + "</"));
    outcome.setJMSCorrelationID(message.getJMSMessageID());
    return outcome;
  }
}
