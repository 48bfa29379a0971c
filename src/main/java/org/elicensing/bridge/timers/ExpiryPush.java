package org.elicensing.bridge.timers;

import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;

/** Tells the offices that asked for it that a licence has expired (Art 5(2) of Implementing Regulation (EU) 2024/2145). */
public interface ExpiryPush {

  void expired(Desk desk, Licence licence);
}
