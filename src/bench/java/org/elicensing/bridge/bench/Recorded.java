package org.elicensing.bridge.bench;

/** What left rows in a bridge's database that the bare writer can write once more. */
interface Recorded {

  /** The newest message before the last measurement. */
  long windowFrom();

  /** The newest message after it. */
  long windowTo();
}
