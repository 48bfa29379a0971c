package org.elicensing.bridge.doors;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.elicensing.bridge.certex.FaultPhrase;

/** The error plan of doors whose caller waits: says what was wrong, where, and under which reference. */
public final class AnswerWithFault {

  /** A SOAP 1.1 fault whose detail is one BridgeFault. */
  public void soap(Exchange exchange) {
    Rejection rejection = rejection(exchange);
    Message message = head(exchange, rejection, "text/xml; charset=utf-8", rejection.httpStatus() == 503 ? 503 : 500);
    message.setBody(FaultPhrase.write(rejection.code(), rejection.reference(), rejection.findings(), rejection.sendersFault()));
  }

  /** A document with all findings, in JSON for those who sent JSON. */
  public void http(Exchange exchange) {
    Rejection rejection = rejection(exchange);
    boolean json = String.valueOf(exchange.getIn().getHeader(Exchange.CONTENT_TYPE)).contains("json");
    Message message = head(exchange, rejection, json ? "application/json" : "application/xml", rejection.httpStatus());
    message.setBody(json ? RejectionPhrase.json(rejection) : RejectionPhrase.xml(rejection));
  }

  private static Rejection rejection(Exchange exchange) {
    return Rejection.of(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
  }

  private static Message head(Exchange exchange, Rejection rejection, String contentType, int status) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, contentType);
    if (status == 503) {
      message.setHeader("Retry-After", "1");
    }
    return message;
  }
}
