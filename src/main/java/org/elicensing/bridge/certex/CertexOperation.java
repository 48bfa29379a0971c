package org.elicensing.bridge.certex;

import org.elicensing.bridge.writer.Work;

/** One operation of the WSDL that is decided by the writer, known by the message in its body. */
interface CertexOperation {

  /**
   * @param replay whether the message is in the journal already and is decided anew
   * @throws org.elicensing.bridge.reading.MessageRejected with all findings
   */
  Work understand(CertexCall call, boolean replay);
}
