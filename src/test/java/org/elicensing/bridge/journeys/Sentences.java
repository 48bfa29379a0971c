package org.elicensing.bridge.journeys;

/** The sentences about one party, or one thing that is expected. */
interface Sentences {

  /** The heading under which they are listed. */
  String about();

  void teach(Language language);
}
