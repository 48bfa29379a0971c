package org.elicensing.bridge.licensing;

import org.elicensing.bridge.writer.Desk;

/** Tells a customs office at the address that is registered for it, beside the queue. */
public interface OfficeCallback {

  /** Lets a message leave with the commit of this desk; does nothing where the office has no address. */
  void tell(Desk desk, StatusNews news, String office);

  OfficeCallback NONE = (desk, news, office) -> { };
}
