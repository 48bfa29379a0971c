package org.elicensing.bridge.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;

/** A partner of the bridge: sends the samples that the project ships, and reads the answers. */
final class Partner {

  /** An answer, and the texts of its elements by local name. */
  record Answer(int status, String body) {

    List<String> all(String element) {
      List<String> texts = new ArrayList<>();
      try {
        XMLStreamReader reader = new HardenedReader(ReadingLimits.DEFAULT).read(body.getBytes(StandardCharsets.UTF_8)).reader();
        while (reader.hasNext()) {
          if (reader.next() == XMLStreamReader.START_ELEMENT && reader.getLocalName().equals(element)) {
            texts.add(leafText(reader));
          }
        }
        return texts;
      } catch (XMLStreamException e) {
        throw new IllegalStateException("The bridge's answer cannot be read", e);
      }
    }

    String first(String element) {
      return all(element).stream().findFirst().orElse("");
    }

    private static String leafText(XMLStreamReader reader) throws XMLStreamException {
      StringBuilder text = new StringBuilder();
      while (reader.next() == XMLStreamReader.CHARACTERS) {
        text.append(reader.getText());
      }
      return text.toString().strip();
    }
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI bridge;

  Partner(int port) {
    this.bridge = URI.create("http://127.0.0.1:" + port);
  }

  Answer send(String path, String contentType, String sample, Map<String, String> words) {
    try {
      HttpRequest request = HttpRequest.newBuilder(bridge.resolve(path)).timeout(Duration.ofSeconds(30)).header("Content-Type", contentType)
          .POST(HttpRequest.BodyPublishers.ofString(filled(sample, words))).build();
      HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException("The bridge does not answer at " + bridge.resolve(path), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static String filled(String sample, Map<String, String> words) {
    try (InputStream in = Partner.class.getResourceAsStream("/story/" + sample)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (Map.Entry<String, String> word : words.entrySet()) {
        text = text.replace("@" + word.getKey() + "@", word.getValue());
      }
      return text;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
