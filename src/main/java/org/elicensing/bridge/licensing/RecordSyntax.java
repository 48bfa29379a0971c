package org.elicensing.bridge.licensing;

/** How the records of a national system are written. */
public enum RecordSyntax {
  XML, JSON, TEXT
}
