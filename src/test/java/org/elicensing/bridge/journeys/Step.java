package org.elicensing.bridge.journeys;

/** What is done, or expected, when a sentence of a journey is read. */
@FunctionalInterface
interface Step {

  void play(Words words, Scene scene);
}
