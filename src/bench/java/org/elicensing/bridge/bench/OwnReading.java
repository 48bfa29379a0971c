package org.elicensing.bridge.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.Conduit;
import org.elicensing.bridge.certex.CertexReader;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.reading.HardenedReader;
import org.elicensing.bridge.reading.ReadingLimits;

/** Takes the bytes before CXF reads them, reads and validates them as the bridge does, and answers what it was given. */
final class OwnReading extends AbstractPhaseInterceptor<Message> {

  private final CertexReader reader = new CertexReader(new HardenedReader(ReadingLimits.DEFAULT));
  private final byte[] answer;

  OwnReading(byte[] answer) {
    super(Phase.RECEIVE);
    this.answer = answer;
  }

  @Override
  public void handleMessage(Message message) {
    try {
      byte[] raw = message.getContent(InputStream.class).readAllBytes();
      reader.read(new Received(0, "soap", null, "text/xml", raw, raw.length, Instant.EPOCH, null, null, null));
      Message out = message.getExchange().getEndpoint().getBinding().createMessage();
      message.getExchange().setOutMessage(out);
      out.setExchange(message.getExchange());
      out.put(Message.CONTENT_TYPE, "text/xml; charset=utf-8");
      Conduit back = message.getExchange().getDestination().getBackChannel(message);
      back.prepare(out);
      try (OutputStream body = out.getContent(OutputStream.class)) {
        body.write(answer);
      }
      back.close(out);
      message.getInterceptorChain().abort();
    } catch (IOException e) {
      throw new Fault(e);
    }
  }
}
