package org.elicensing.bridge.queues;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.journal.JournalEntry;
import org.elicensing.bridge.journal.JournalStore;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;

/** A broker and a database in a temporary directory, with what a partner does to them. */
final class Stage implements AutoCloseable {

  final Path directory;
  final int port = freePort();
  final Ids ids = new Ids(Clock.systemUTC());
  final Database database;
  Broker broker;

  Stage(Path directory) {
    this.directory = directory;
    this.database = Database.embedded(directory.resolve("bridge.db"), 2);
    startBroker();
  }

  void startBroker() {
    broker = Broker.embedded(directory.resolve("broker"), "127.0.0.1", port);
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Work in a partner's own session, committed at the end. */
  interface Act<T> {
    T in(Session session) throws JMSException;
  }

  <T> T partner(Act<T> act) throws JMSException {
    try (Connection connection = broker.connectionFactory().createConnection(); Session session = connection.createSession(true, Session.SESSION_TRANSACTED)) {
      connection.start();
      T result = act.in(session);
      session.commit();
      return result;
    }
  }

  List<String> send(String queue, String... texts) throws JMSException {
    return partner(session -> {
      List<String> transportIds = new ArrayList<>();
      try (MessageProducer producer = session.createProducer(session.createQueue(queue))) {
        for (String text : texts) {
          Message message = session.createTextMessage(text);
          producer.send(message);
          transportIds.add(message.getJMSMessageID());
        }
      }
      return transportIds;
    });
  }

  /** Takes messages until none came for a while. */
  List<Message> take(String queue, int expected) throws JMSException {
    return partner(session -> {
      List<Message> taken = new ArrayList<>();
      try (MessageConsumer consumer = session.createConsumer(session.createQueue(QueueNames.address(queue)))) {
        Message message = consumer.receive(5_000);
        while (message != null) {
          taken.add(message);
          message = consumer.receive(taken.size() < expected ? 5_000 : 300);
        }
      }
      return taken;
    });
  }

  List<String> takeTexts(String queue, int expected) throws JMSException {
    List<String> texts = new ArrayList<>();
    for (Message message : take(queue, expected)) {
      texts.add(message.getBody(String.class));
    }
    return texts;
  }

  /** A message from somewhere that causes others to leave, written by the given bridge; returns its journal id. */
  long cause(long bridge, Outgoing... outgoing) throws SQLException {
    long id = ids.next();
    Received received = new Received(id, "http", null, "application/xml", "<in/>".getBytes(StandardCharsets.UTF_8), 5, Instant.now(), null, null, null);
    Subject subject = new Subject("CC528C", "customs", "M" + id, "customs:" + id, new byte[] {1}, "26BE000000000000A1", "LRN1", null, java.util.Set.of());
    JournalEntry entry = new JournalEntry(received, subject, "answered", null, "{}", 0, null, Instant.now(), 0, 7, true, null, null, List.of(outgoing), false);
    database.write(connection -> {
      new JournalStore(ids::next, bridge).save(connection, List.of(entry));
      return null;
    });
    return id;
  }

  static Outgoing outcome(String key, String text) {
    return to(QueueNames.OUTCOME_OUT, key, text);
  }

  static Outgoing to(String queue, String key, String text) {
    return new Outgoing(queue, key, "DeclarationOutcome", "customs", "application/xml", text.getBytes(StandardCharsets.UTF_8), "ID:request", Map.of("office", "BE101"));
  }

  OutboxSender sender(long bridge) {
    return new OutboxSender(database, new JournalStore(ids::next, bridge), broker, bridge, Clock.systemUTC());
  }

  long waiting() {
    return number("select count(*) as number from outbox");
  }

  long number(String sql) {
    return database.read(connection -> Sql.query(connection, sql, row -> row.getLong("number")).get(0));
  }

  @Override
  public void close() {
    broker.close();
    database.close();
  }
}
