package org.elicensing.bridge.queues;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.elicensing.bridge.journal.Received;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueueConsumerTest {

  private static final String QUEUE = QueueNames.DECLARATION_IN;

  /** Stands for the step that decides: its answer comes later, from another thread. */
  public static final class Decide {

    private final Executor writer = Executors.newSingleThreadExecutor(task -> {
      Thread thread = new Thread(task, "writer");
      thread.setDaemon(true);
      return thread;
    });
    final List<Received> given = new CopyOnWriteArrayList<>();
    final List<Received> durable = new CopyOnWriteArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    final AtomicInteger mostInFlight = new AtomicInteger();
    volatile Function<Received, Boolean> works = received -> true;

    public CompletionStage<String> decide(Received received) {
      given.add(received);
      mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      return CompletableFuture.supplyAsync(() -> {
        inFlight.decrementAndGet();
        if (!works.apply(received)) {
          throw new IllegalStateException("The database is away");
        }
        durable.add(received);
        return "done";
      }, writer);
    }

    List<String> texts() {
      return durable.stream().map(QueueConsumerTest::text).toList();
    }
  }

  @TempDir Path directory;
  private Stage stage;
  private final Decide decide = new Decide();
  private DefaultCamelContext camel;

  @BeforeEach
  void open() throws Exception {
    stage = new Stage(directory);
    camel = camel();
  }

  private DefaultCamelContext camel() throws Exception {
    DefaultCamelContext context = new DefaultCamelContext();
    context.getRegistry().bind("broker", stage.broker);
    context.getRegistry().bind("ids", stage.ids);
    context.getRegistry().bind("clock", Clock.systemUTC());
    context.getPropertiesComponent().setInitialProperties(new Properties());
    context.getPropertiesComponent().addInitialProperty("bridge.reading.bytes", "200000");
    context.getShutdownStrategy().setTimeout(5);
    context.addRoutes(new RouteBuilder() {
      @Override
      public void configure() {
        from("queue:" + QUEUE + "?batch=50").routeId("declaration-receive").errorHandler(noErrorHandler()).bean(decide, "decide");
      }
    });
    return context;
  }

  @AfterEach
  void close() {
    camel.stop();
    stage.close();
  }

  private static String text(Received received) {
    return new String(received.raw(), StandardCharsets.UTF_8);
  }

  private static String[] texts(int from, int to) {
    return IntStream.range(from, to).mapToObj(each -> "<m>" + each + "</m>").toArray(String[]::new);
  }

  private void durable(int count) {
    await().atMost(15, SECONDS).until(() -> decide.durable.size() >= count);
  }

  private void queueIsEmpty() {
    await().atMost(5, SECONDS).until(() -> stage.broker.depths().get(QUEUE) == 0);
  }

  @Test
  void hands_in_order_and_many_at_once() throws Exception {
    List<String> transportIds = stage.send(QUEUE, texts(0, 500));
    camel.start();
    durable(500);
    assertThat(decide.texts()).containsExactly(texts(0, 500));
    assertThat(decide.given).extracting(Received::transportId).isEqualTo(transportIds);
    assertThat(decide.given).extracting(Received::id).isSorted().doesNotHaveDuplicates();
    assertThat(decide.mostInFlight).as("in flight together, but one batch at most").hasValueBetween(2, 50);
    queueIsEmpty();
  }

  @Test
  void what_cannot_be_worked_now_stays_where_it_is_and_is_tried_again() throws Exception {
    AtomicInteger failures = new AtomicInteger(22);
    decide.works = received -> failures.decrementAndGet() < 0;
    stage.send(QUEUE, texts(0, 20));
    camel.start();
    durable(20);
    assertThat(decide.texts()).containsExactly(texts(0, 20));
    queueIsEmpty();
  }

  @Test
  void a_batch_that_was_not_committed_comes_again_under_the_same_transport_id() throws Exception {
    decide.works = received -> false;
    List<String> transportIds = stage.send(QUEUE, texts(0, 3));
    camel.start();
    await().atMost(10, SECONDS).until(() -> decide.given.size() >= 3);
    camel.stop();
    assertThat(stage.broker.depths()).containsEntry(QUEUE, 3L);
    decide.given.clear();
    decide.works = received -> true;
    camel = camel();
    camel.start();
    durable(3);
    assertThat(decide.durable).extracting(Received::transportId).isEqualTo(transportIds);
  }

  @Test
  void reads_what_the_sender_said_of_a_message() throws Exception {
    stage.partner(session -> {
      try (MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
        Message message = session.createTextMessage("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><é/>");
        message.setStringProperty("licensingSystem", "uk-lite");
        message.setJMSReplyTo(session.createQueue("national.answers"));
        producer.send(message);
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes("[1]".getBytes(StandardCharsets.UTF_8));
        bytes.setJMSReplyTo(session.createQueue(QueueNames.RECORD_IN));
        producer.send(bytes);
        producer.send(session.createObjectMessage("no"));
      }
      return null;
    });
    camel.start();
    durable(3);
    Received first = decide.durable.get(0);
    assertThat(text(first)).isEqualTo("<?xml version=\"1.0\"?><é/>");
    assertThat(first.partner()).isEqualTo("uk-lite");
    assertThat(first.replyTo()).isEqualTo("national.answers");
    assertThat(first.correlation()).isEqualTo(first.transportId()).startsWith("ID:");
    assertThat(decide.durable).extracting(Received::contentType).containsExactly("application/xml", "application/json", "application/octet-stream");
    assertThat(decide.durable.get(1).replyTo()).as("the bridge does not answer itself").isNull();
    assertThat(decide.durable.get(2).raw()).isEmpty();
  }

  @Test
  void keeps_of_a_large_message_no_more_than_it_reads() throws Exception {
    String fits = "<é>" + "x".repeat(150_000);
    String tooLarge = "<é>" + "y".repeat(3_000_000);
    stage.send(QUEUE, fits, tooLarge, "<after/>");
    stage.partner(session -> {
      try (MessageProducer producer = session.createProducer(session.createQueue(QUEUE))) {
        BytesMessage bytes = session.createBytesMessage();
        bytes.writeBytes(tooLarge.getBytes(StandardCharsets.UTF_8));
        producer.send(bytes);
        producer.send(session.createTextMessage("<last/>"));
      }
      return null;
    });
    camel.start();
    durable(5);
    assertThat(text(decide.durable.get(0))).isEqualTo(fits);
    assertThat(decide.durable.get(0).contentType()).isEqualTo("application/xml");
    for (Received large : List.of(decide.durable.get(1), decide.durable.get(3))) {
      assertThat(large.raw()).hasSize(200_001);
      assertThat(large.size()).isBetween(3_000_000L, 3_000_010L);
    }
    assertThat(text(decide.durable.get(2))).isEqualTo("<after/>");
    assertThat(text(decide.durable.get(4))).isEqualTo("<last/>");
    queueIsEmpty();
  }

  @Test
  void suspends_and_resumes_with_its_route() throws Exception {
    camel.start();
    stage.send(QUEUE, texts(0, 1));
    durable(1);
    camel.getRouteController().suspendRoute("declaration-receive");
    stage.send(QUEUE, texts(1, 2));
    Thread.sleep(400);
    assertThat(decide.durable).hasSize(1);
    camel.getRouteController().resumeRoute("declaration-receive");
    durable(2);
    assertThat(decide.texts()).containsExactly(texts(0, 2));
  }

  @Test
  void comes_back_after_the_broker_was_away() throws Exception {
    Broker remote = Broker.external("tcp://127.0.0.1:" + stage.port, "", "");
    camel.getRegistry().bind("broker", remote);
    camel.start();
    stage.send(QUEUE, texts(0, 1));
    durable(1);
    assertThat(remote.health()).isTrue();
    stage.broker.close();
    assertThat(remote.health()).isFalse();
    stage.startBroker();
    stage.send(QUEUE, texts(1, 2));
    durable(2);
    assertThat(decide.texts()).containsExactly(texts(0, 2));
    camel.stop();
    remote.close();
  }

  @Test
  void however_many_consumers_wait_one_has_the_queue() throws Exception {
    DefaultCamelContext second = camel();
    camel.start();
    second.start();
    try {
      for (int i = 0; i < 10; i++) {
        stage.send(QUEUE, texts(i * 50, i * 50 + 50));
      }
      durable(500);
      assertThat(decide.texts()).containsExactly(texts(0, 500));
    } finally {
      second.stop();
    }
  }

  @Test
  void a_taken_port_is_said_at_start() {
    org.assertj.core.api.Assertions.assertThatThrownBy(() -> Broker.embedded(directory.resolve("second"), "127.0.0.1", stage.port))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining(Integer.toString(stage.port));
  }
}
