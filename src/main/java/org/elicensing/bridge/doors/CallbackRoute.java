package org.elicensing.bridge.doors;

import java.sql.SQLException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.elicensing.bridge.certex.Callback;
import org.elicensing.bridge.certex.Callbacks;

/** Where messages for customs offices enter their route, and its error plan: retry, then park. */
public final class CallbackRoute {

  private final Callbacks callbacks;

  public CallbackRoute(Callbacks callbacks) {
    this.callbacks = callbacks;
  }

  /** From now on what is due goes through the route. */
  public void open(ProducerTemplate template) {
    callbacks.to(due -> template.asyncSendBody("direct:certex-callback-send", due));
  }

  public void delivered(Callback callback) throws SQLException {
    callbacks.delivered(callback);
  }

  public void failed(Exchange exchange) throws SQLException {
    Throwable why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    while (why.getCause() != null) {
      why = why.getCause();
    }
    Callback callback = exchange.getMessage().getBody(Callback.class);
    callbacks.failed(callback, why.getMessage() == null ? why.toString() : why.getMessage());
  }
}
