package org.elicensing.bridge.operator;

import java.util.List;
import org.elicensing.bridge.doors.Rejection;
import org.elicensing.bridge.reading.Finding;

/** Why an operator's request is not done, in the words that partners are turned away with. */
final class Problem extends RuntimeException {

  private final transient Rejection rejection;

  Problem(Rejection rejection) {
    super(rejection.code(), null, false, false);
    this.rejection = rejection;
  }

  /** @param code what kind of obstacle, for programs */
  static Problem of(int httpStatus, String kind, String reference, String code, String sentence) {
    return new Problem(new Rejection(kind, reference, List.of(new Finding("/", code, sentence)), httpStatus, true));
  }

  static Problem conflict(String reference, String code, String sentence) {
    return of(409, "conflict", reference, code, sentence);
  }

  static Problem notFound(String sentence) {
    return of(404, "not-found", "-", "not-found", sentence);
  }

  static Problem unreadable(String code, String sentence) {
    return of(400, "unreadable", "-", code, sentence);
  }

  Rejection rejection() {
    return rejection;
  }
}
