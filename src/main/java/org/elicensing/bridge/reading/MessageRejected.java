package org.elicensing.bridge.reading;

import java.util.List;

/** A message that cannot be understood or is not allowed in; carries all findings, and moves nothing. */
public final class MessageRejected extends RuntimeException {

  /** What the sender is told over HTTP. */
  public enum Kind {
    /** It cannot be read at all. */
    UNREADABLE(400),
    /** It can be read, but is not acceptable. */
    UNACCEPTABLE(422),
    /** Its identification was used before, for other content. */
    CONFLICT(409);

    public final int httpStatus;

    Kind(int httpStatus) {
      this.httpStatus = httpStatus;
    }
  }

  private final Kind kind;
  private final transient List<Finding> findings;

  public MessageRejected(Kind kind, List<Finding> findings) {
    super(findings.isEmpty() ? kind.name() : findings.get(0).toString(), null, false, false);
    this.kind = kind;
    this.findings = List.copyOf(findings);
  }

  public static MessageRejected unreadable(String code, String sentence) {
    return new MessageRejected(Kind.UNREADABLE, List.of(new Finding("/", code, sentence)));
  }

  public static MessageRejected unacceptable(String path, String code, String sentence) {
    return new MessageRejected(Kind.UNACCEPTABLE, List.of(new Finding(path, code, sentence)));
  }

  public Kind kind() {
    return kind;
  }

  public List<Finding> findings() {
    return findings;
  }
}
