package org.elicensing.bridge.operator;

import java.time.Clock;
import org.elicensing.bridge.doors.HttpServer;
import org.elicensing.bridge.outages.OutageBoard;
import org.elicensing.bridge.outages.WriteOffDesk;
import org.elicensing.bridge.timers.ReadTimers;
import org.elicensing.bridge.timers.TimersByHand;

/** What happens by itself, what is suspended, when the bridge is away, and what was written off meanwhile. */
public record TimePages(ReadTimers timers, TimersByHand byHand, OutageBoard outages, WriteOffDesk writeOffs, Acts acts, Clock clock) {

  public void serve(HttpServer http) {
    http.serve(new TimersApi(timers, byHand, acts, clock), "/api/timers/*");
    http.serve(new SuspensionsApi(timers, byHand, acts), "/api/suspensions/*");
    http.serve(new OutagesApi(outages, acts), "/api/outages/*");
    http.serve(new WriteOffsApi(writeOffs, acts), "/api/write-offs/*");
  }
}
