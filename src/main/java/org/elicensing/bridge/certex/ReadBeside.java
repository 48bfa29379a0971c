package org.elicensing.bridge.certex;

import org.elicensing.bridge.writer.Work;

/** A work whose answer is read beside the writer, on one consistent state, and is only taken down by it. */
interface ReadBeside extends Work {

  /** The work with its answer. */
  Work read();
}
