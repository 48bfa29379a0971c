package org.elicensing.bridge.attacks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.jms.BytesMessage;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.api.SoftAssertions;
import org.elicensing.bridge.realdata.RealData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Everything hostile at every door: a clear refusal in time, an entry in the journal, nothing moved, nothing opened, and the bridge goes on. */
class HostileInputTest {

  private static final String SOAP = "/services/certex/dual-use";
  private static final String EU = "/licensing/eu/records";
  private static final String UK = "/licensing/uk-lite/records";
  private static final String CUSTOMS = "/customs/declarations";
  private static final String REJECTED = "message where outcome = 'rejected'";
  private static final String FAILED = "message where outcome = 'failed'";
  private static final int LONGEST_ANSWER = 500_000;

  private static AttackedBridge bridge;
  private static Attacks attacks;
  private static List<Attack> everything;

  private String canary;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    bridge = new AttackedBridge(data);
    attacks = new Attacks(bridge.listener());
    everything = new ArrayList<>();
    List.of("xml", "soap", "json").forEach(folder -> everything.addAll(attacks.files(folder)));
    everything.addAll(attacks.large());
    everything.addAll(attacks.largeJson());
  }

  @AfterAll
  static void stop() {
    bridge.close();
  }

  @BeforeEach
  void look_at_the_canary() throws Exception {
    canary = bridge.canary();
    assertThat(canary).startsWith("200").contains("CANARY-1", "<b:Quantity>77</b:Quantity>");
  }

  @AfterEach
  void nothing_has_moved_or_been_opened_and_the_bridge_goes_on() throws Exception {
    assertThat(bridge.canary()).isEqualTo(canary);
    assertThat(bridge.opened()).as("requests that the bridge was led to make").isZero();
    assertThat(bridge.count(FAILED)).as("messages that the bridge failed at").isZero();
    assertThat(bridge.post(CUSTOMS, "application/xml", GoodMessages.declaration()).statusCode()).isEqualTo(200);
    assertThat(bridge.count("entry")).as("ledger entries, the two licences' own").isEqualTo(2);
  }

  @Test
  void the_single_window_door_faults() throws Exception {
    List<Attack> all = new ArrayList<>(everything);
    all.addAll(attacks.in(GoodMessages.check(GoodMessages.REFERENCE), GoodMessages.REFERENCE, GoodMessages.NUMBER));
    all.addAll(attacks.in(GoodMessages.clearance(), GoodMessages.REFERENCE, GoodMessages.NUMBER).stream().filter(attack -> !attack.harmless()).toList());
    throwAt(SOAP, "text/xml; charset=utf-8", all);
  }

  @Test
  void the_door_for_records_in_xml_refuses() throws Exception {
    List<Attack> all = new ArrayList<>(everything);
    all.addAll(attacks.in(GoodMessages.record(GoodMessages.REFERENCE), GoodMessages.REFERENCE, GoodMessages.NUMBER));
    throwAt(EU, "application/xml", all);
  }

  @Test
  void the_door_for_records_in_json_refuses() throws Exception {
    List<Attack> all = new ArrayList<>(everything);
    String good = Files.readString(Path.of("config", "licensing", "uk-lite", "samples", "individual-two-lines.json"));
    for (String number : List.of("1e5", "1E-5", "-1", "1234567890123", "0.1234567", "\"1\"", "null", "1e999999999")) {
      all.add(new Attack("hidden: the number " + number, good.replace("\"quantity\": 10.0", "\"quantity\": " + number).getBytes(StandardCharsets.UTF_8), false));
    }
    throwAt(UK, "application/json", all);
  }

  @Test
  void the_door_for_declarations_refuses() throws Exception {
    List<Attack> all = new ArrayList<>(everything);
    all.addAll(attacks.in(GoodMessages.declaration(), GoodMessages.REFERENCE, GoodMessages.NUMBER));
    throwAt(CUSTOMS, "application/xml", all);
  }

  @Test
  void the_queues_take_everything_and_go_on() throws Exception {
    enqueueAll("bridge.customs.declaration.in", null);
    enqueueAll("bridge.licensing.record.in", "eu");
    enqueueAll("bridge.licensing.record.in", "uk-lite");
  }

  @Test
  void a_queue_takes_properties_that_are_no_names() throws Exception {
    int before = bridge.count(REJECTED);
    List<String> systems = List.of("", " ", "nobody", "../../etc", "x".repeat(100_000), "nul\0inside", "half\ud800", "<&>\"'");
    bridge.enqueue("bridge.licensing.record.in", systems.stream().<AttackedBridge.Making>map(system -> session -> {
      var message = session.createTextMessage(GoodMessages.record("NOBODY-1"));
      message.setStringProperty("licensingSystem", system);
      message.setStringProperty("contentType", "text/\0");
      message.setJMSReplyTo(session.createQueue("bridge.customs.declaration.in"));
      return message;
    }).toList());
    bridge.enqueue("bridge.customs.declaration.in", List.of(session -> session.createObjectMessage("serialised"), session -> session.createMapMessage(),
        session -> session.createStreamMessage(), session -> session.createMessage(), session -> session.createTextMessage(null)));
    await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(bridge.count(REJECTED)).isEqualTo(before + systems.size() + 5));
  }

  @Test
  void what_is_too_large_is_not_read_to_its_end() throws Exception {
    int before = bridge.count(REJECTED);
    try (Socket socket = new Socket("127.0.0.1", bridge.port())) {
      socket.setSoTimeout(10_000);
      write(socket, "POST " + CUSTOMS + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: 90000000000\r\n\r\n<a>");
      byte[] chunk = "x".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
      for (int sent = 0; sent < 5 << 20; sent += chunk.length) {
        socket.getOutputStream().write(chunk);
      }
      assertThat(firstLine(socket)).contains(" 400 ");
    }
    assertThat(bridge.count(REJECTED)).isEqualTo(before + 1);
  }

  @Test
  void a_small_body_that_unpacks_to_a_large_one_is_not_unpacked_without_end() throws Exception {
    var packed = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      byte[] blanks = new byte[1 << 20];
      for (int i = 0; i < 500; i++) {
        out.write(blanks);
      }
    }
    for (String door : List.of(SOAP, EU, UK, CUSTOMS)) {
      assertThat(bridge.sendAlone("POST", door, "text/xml", packed.toByteArray(), "Content-Encoding", "gzip").statusCode()).as(door).isIn(400, 415, 500);
    }
  }

  @Test
  void bodies_that_break_off_move_nothing() throws Exception {
    String good = GoodMessages.record("BROKEN-OFF-1");
    for (String door : List.of(SOAP, EU, UK, CUSTOMS)) {
      breakOff("POST " + door + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: " + (good.length() + 1) + "\r\n\r\n" + good);
      breakOff("POST " + door + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(good.length()) + "\r\n" + good + "\r\n");
      breakOff("POST " + door + " HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n" + good + "\r\n");
    }
    assertThat(bridge.count("licence where reference = 'BROKEN-OFF-1'")).isZero();
  }

  @Test
  void requests_that_are_no_http_are_answered_by_the_server_itself() throws Exception {
    for (String request : List.of("\0\1\2\r\n\r\n", "GET\r\n\r\n", "POST " + "/x".repeat(20_000) + " HTTP/1.1\r\n\r\n", "POST " + EU + " HTTP/1.1\r\nHost: x\r\nX: " + "y".repeat(100_000) + "\r\n\r\n",
        "POST " + EU + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "POST " + EU + " HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST /licensing/%00/records HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n", "POST /licensing/../customs/declarations/%2e%2e/x HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n")) {
      try (Socket socket = new Socket("127.0.0.1", bridge.port())) {
        socket.setSoTimeout(10_000);
        write(socket, request);
        assertThat(firstLine(socket)).as(request.substring(0, Math.min(60, request.length()))).containsPattern(" 4[0-9][0-9] ");
      }
    }
  }

  @Test
  void other_methods_are_not_taken() throws Exception {
    for (String door : List.of(EU, UK, CUSTOMS)) {
      for (String method : List.of("PUT", "DELETE", "PATCH", "GET", "HEAD")) {
        assertThat(bridge.send(method, door, "application/xml", new byte[0]).statusCode()).as(method + " " + door).isIn(404, 405);
      }
    }
    for (String method : List.of("PUT", "DELETE", "PATCH")) {
      assertThat(bridge.send(method, SOAP, "text/xml", GoodMessages.check("X").getBytes(StandardCharsets.UTF_8)).statusCode()).as(method).isEqualTo(405);
    }
    assertThat(bridge.send("GET", SOAP, "text/xml", new byte[0]).statusCode()).isEqualTo(405);
    assertThat(bridge.send("GET", SOAP + "?wsdl", "text/xml", new byte[0]).statusCode()).isEqualTo(200);
  }

  @Test
  void paths_that_lead_nowhere_are_not_found() throws Exception {
    for (String path : List.of("/licensing/eu/records/more", "/licensing/eu", "/licensing", "/licensing/x/", "/licensing/eu/usage/x", "/customs", "/services/certex/other", "/nothing")) {
      assertThat(bridge.post(path, "application/xml", GoodMessages.record("NOWHERE-1")).statusCode()).as(path).isIn(404, 405);
    }
    assertThat(bridge.post("/licensing/nobody/records", "application/xml", GoodMessages.record("NOWHERE-1")).statusCode()).isEqualTo(422);
    assertThat(bridge.post("/licensing/%3Cx%3E%0A%26/records", "application/xml", "<a/>").statusCode()).isIn(400, 422);
  }

  @Test
  void a_label_on_the_body_changes_nothing_about_how_it_is_read() throws Exception {
    for (String label : List.of("multipart/form-data; boundary=x", "multipart/related; boundary=x; type=\"text/xml\"", "application/x-java-serialized-object", "application/soap+xml", "application/x-www-form-urlencoded",
        "text/xml; charset=UTF-16", "application/octet-stream", "nonsense", "image/png", "application/json")) {
      for (String door : List.of(EU, CUSTOMS)) {
        assertThat(bridge.post(door, label, "<!DOCTYPE a SYSTEM 'http://" + bridge.listener() + "/x'><a/>").statusCode()).as(door + " " + label).isIn(400, 415, 422);
      }
      assertThat(bridge.post(SOAP, label, "<!DOCTYPE a SYSTEM 'http://" + bridge.listener() + "/x'><a/>").statusCode()).as(label).isIn(400, 415, 500);
    }
  }

  @Test
  void headers_cannot_steer_the_bridge() throws Exception {
    String[] steering = {"CamelHttpPath", "nobody/usage", "camelHttpPath", "x", "CamelBeanMethodName", "toString", "CAmelBeanMethodName", "toString", "CamelHttpResponseCode", "200",
        "CamelExecCommandExecutable", "/bin/sh", "licensingSystem", "uk-lite", "operationName", "x", "X-HTTP-Method-Override", "DELETE"};
    assertThat(bridge.send("POST", EU, "application/xml", "<a/>".getBytes(StandardCharsets.UTF_8), steering).statusCode()).isEqualTo(422);
    assertThat(bridge.send("POST", CUSTOMS, "application/xml", "<a/>".getBytes(StandardCharsets.UTF_8), steering).statusCode()).isEqualTo(422);
    HttpResponse<String> fault = bridge.send("POST", SOAP, "text/xml", "<a/>".getBytes(StandardCharsets.UTF_8), steering);
    assertThat(fault.statusCode()).isEqualTo(500);
    assertThat(fault.body()).contains("BridgeFault");
  }

  @Test
  void what_is_echoed_is_escaped() throws Exception {
    String hostile = "A&lt;b&gt;&amp;\"'&lt;/x&gt;";
    HttpResponse<String> unknown = bridge.post(SOAP, "text/xml", GoodMessages.check(hostile));
    assertThat(unknown.statusCode()).isEqualTo(200);
    wellFormed(unknown.body());
    HttpResponse<String> refused = bridge.post(EU, "application/xml", GoodMessages.record(hostile).replace("<Description>Goods</Description>", ""));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(wellFormed(refused.body()).getDocumentElement().getTextContent()).contains("A<b>&\"'</x>");
    String outcome = bridge.post(CUSTOMS, "application/xml", GoodMessages.declaration().replace(GoodMessages.REFERENCE, hostile)).body();
    assertThat(wellFormed(outcome).getDocumentElement().getTextContent()).contains("A<b>&\"'</x>");
  }

  /** Files that an installation keeps beside the project. */
  @Test
  void all_attacks_from_outside_the_project_are_refused_as_well() throws Exception {
    Path folder = RealData.folder("xml-attacks");
    List<Attack> found = attacks.files(folder).stream().map(each -> {
      String name = each.name().toLowerCase(Locale.ROOT);
      return new Attack(each.name(), each.bytes(), name.contains("valid") || name.contains("ok"));
    }).toList();
    throwAt(UK, "application/json", found.stream().filter(each -> each.name().endsWith(".json")).toList());
    List<Attack> others = found.stream().filter(each -> !each.name().endsWith(".json")).toList();
    for (String door : List.of(SOAP, EU, CUSTOMS)) {
      throwAt(door, "text/xml", others);
    }
  }

  private static void throwAt(String door, String contentType, List<Attack> all) throws Exception {
    SoftAssertions answers = new SoftAssertions();
    for (Attack attack : all) {
      int before = bridge.count(REJECTED);
      long started = System.nanoTime();
      HttpResponse<String> answer = bridge.post(door, contentType, attack.bytes());
      Duration took = Duration.ofNanos(System.nanoTime() - started);
      if (took.toMillis() > 1500) {
        System.getLogger("attacks").log(System.Logger.Level.INFO, "{0} {1} took {2}", door, attack, took);
      }
      boolean refused = door.equals(SOAP) ? answer.statusCode() == 500 && answer.body().contains("BridgeFault") : answer.statusCode() == 400 || answer.statusCode() == 422;
      answers.assertThat(took).as("%s at %s", attack, door).isLessThan(AttackedBridge.PATIENCE);
      answers.assertThat(answer.body().length()).as("length of the answer to %s at %s", attack, door).isLessThan(LONGEST_ANSWER);
      if (refused) {
        answers.assertThat(bridge.count(REJECTED)).as("journal entries of %s at %s", attack, door).isEqualTo(before + 1);
      }
      answers.assertThat(refused || attack.harmless() && answer.statusCode() == 200).as("%s at %s is refused, not answered %s: %s", attack, door, answer.statusCode(), start(answer.body())).isTrue();
      if (!answer.body().startsWith("{")) {
        answers.assertThatCode(() -> wellFormed(answer.body())).as("the answer to %s at %s: %s", attack, door, start(answer.body())).doesNotThrowAnyException();
      }
    }
    answers.assertAll();
  }

  private static void enqueueAll(String queue, String system) throws Exception {
    int before = bridge.count(REJECTED);
    List<AttackedBridge.Making> messages = new ArrayList<>();
    for (Attack attack : everything.stream().filter(each -> each.bytes().length < 6_000_000).toList()) {
      messages.add(session -> {
        BytesMessage message = session.createBytesMessage();
        message.writeBytes(attack.bytes());
        message.setStringProperty("licensingSystem", system);
        return message;
      });
      messages.add(session -> {
        var message = session.createTextMessage(new String(attack.bytes(), StandardCharsets.UTF_8));
        message.setStringProperty("licensingSystem", system);
        return message;
      });
    }
    bridge.enqueue(queue, messages);
    await().atMost(Duration.ofMinutes(3)).untilAsserted(() -> assertThat(bridge.count(REJECTED)).isGreaterThanOrEqualTo(before + messages.size()));
    assertThat(bridge.count(REJECTED)).isEqualTo(before + messages.size());
  }

  private static void breakOff(String request) throws Exception {
    try (Socket socket = new Socket("127.0.0.1", bridge.port())) {
      socket.setSoTimeout(10_000);
      write(socket, request);
      socket.shutdownOutput();
      String line = firstLine(socket);
      assertThat(line).as(request.substring(0, 60)).doesNotContain(" 200 ");
    }
  }

  private static void write(Socket socket, String text) throws Exception {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  private static String firstLine(Socket socket) throws Exception {
    InputStream in = socket.getInputStream();
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static Document wellFormed(String xml) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    var builder = factory.newDocumentBuilder();
    builder.setErrorHandler(null);
    return builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static String start(String text) {
    return text.substring(0, Math.min(700, text.length()));
  }
}
