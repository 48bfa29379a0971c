package org.elicensing.bridge.doors;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.elicensing.bridge.journal.Reply;

/** Last step of a route whose caller waits. */
public final class GiveAnswer {

  /** A SOAP envelope that is written already. */
  public void soap(Exchange exchange) {
    Object body = exchange.getMessage().getBody();
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.CONTENT_TYPE, "text/xml; charset=utf-8");
    message.setBody(body);
  }

  /** A reply as it is remembered. */
  public void http(Exchange exchange) {
    Reply reply = exchange.getMessage().getBody(Reply.class);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.CONTENT_TYPE, reply.contentType());
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.httpStatus());
    message.setBody(reply.body());
  }
}
