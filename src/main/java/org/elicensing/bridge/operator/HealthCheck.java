package org.elicensing.bridge.operator;

/** One thing the bridge cannot do without. */
public record HealthCheck(String name, Probe probe) {

  /** Looks whether it works just now. */
  public interface Probe {

    /** @throws Exception saying what is wrong, where false would say too little */
    boolean works() throws Exception;
  }
}
