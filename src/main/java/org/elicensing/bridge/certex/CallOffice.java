package org.elicensing.bridge.certex;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Posts a SOAP message to the address of an office. What is answered with anything but success was not taken. */
public final class CallOffice {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The office did not take a message. */
  public static final class NotTaken extends RuntimeException {
    private NotTaken(String why) {
      super(why, null, false, false);
    }
  }

  private final CallbackAddresses addresses;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).followRedirects(HttpClient.Redirect.NEVER).build();

  public CallOffice(CallbackAddresses addresses) {
    this.addresses = addresses;
  }

  /** The same message, as soon as its office has it. */
  public CompletionStage<Callback> post(Callback callback) {
    URI address = addresses.of(callback.office()).orElse(null);
    if (address == null) {
      return CompletableFuture.failedFuture(new NotTaken("There is no address for it any more."));
    }
    HttpRequest request = HttpRequest.newBuilder(address).timeout(PATIENCE).header("Content-Type", "text/xml; charset=utf-8").header("SOAPAction", "\"\"")
        .POST(HttpRequest.BodyPublishers.ofByteArray(callback.body())).build();
    return client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).thenApply(answer -> {
      if (answer.statusCode() < 200 || answer.statusCode() > 299) {
        throw new NotTaken("HTTP " + answer.statusCode() + " from " + address + ".");
      }
      return callback;
    });
  }
}
