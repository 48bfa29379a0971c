package org.elicensing.bridge.licensing;

import java.util.List;
import java.util.function.Function;
import org.elicensing.bridge.journal.Outgoing;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.writer.Work;

/** Understands one kind of message that licensing systems send. */
public interface LicensingReader {

  /** What the journal calls such messages. */
  String kind();

  /**
   * @param rejection what leaves when only deciding shows that the message is to be rejected
   * @throws MessageRejected with all findings
   */
  Work understand(Received received, boolean replay, Function<MessageRejected, List<Outgoing>> rejection);

  /** The syntax that a system is answered in, also when its message cannot be understood. */
  RecordSyntax syntax(Received received);

  /** What leaves for a sender on a queue whose message is rejected; empty where the door itself answers. */
  List<Outgoing> rejected(Received received, Reply reply);
}
