package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.List;

/** One occurrence of a used element in a message: its text, or the used ones inside it as they came. */
final class UsedNode {

  /** Longer than any value the bridge uses: what is cut here was a finding before and stays one. */
  private static final int MOST_TEXT = 200;
  private static final String CUT = "…";

  private final UsedElement element;
  private final List<UsedNode> children = new ArrayList<>();
  private StringBuilder pieces;
  private String text;

  UsedNode(UsedElement element) {
    this.element = element;
  }

  UsedElement element() {
    return element;
  }

  List<UsedNode> children() {
    return children;
  }

  /** Without the blanks around it; null where the text is not used. */
  String text() {
    return text;
  }

  /** Takes a piece of text; comments and elements that are passed over may stand between two pieces. */
  void append(String piece) {
    if (text == null) {
      text = piece;
    } else {
      pieces = pieces == null ? new StringBuilder(text) : pieces;
      pieces.append(piece);
    }
  }

  /** The element has ended: nothing is appended any more. */
  void close() {
    if (!element.isText()) {
      return;
    }
    String whole = pieces != null ? pieces.toString() : text == null ? "" : text;
    pieces = null;
    String stripped = whole.strip();
    text = stripped.length() > MOST_TEXT ? stripped.substring(0, MOST_TEXT) + CUT : stripped;
  }

  /** The first one of that name directly inside, or null. */
  UsedNode first(String name) {
    for (UsedNode child : children) {
      if (child.element.name().equals(name)) {
        return child;
      }
    }
    return null;
  }

  /** All of that name directly inside, as they came. */
  List<UsedNode> all(String name) {
    return children.stream().filter(child -> child.element.name().equals(name)).toList();
  }

  /** The text of the first element on that path, or null where it is not given. */
  String textAt(String... path) {
    UsedNode place = this;
    for (String step : path) {
      place = place.first(step);
      if (place == null) {
        return null;
      }
    }
    return place.text;
  }
}
