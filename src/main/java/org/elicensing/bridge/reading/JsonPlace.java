package org.elicensing.bridge.reading;

import com.fasterxml.jackson.core.JsonStreamContext;
import com.networknt.schema.JsonNodePath;

/** How a place in a JSON record is written in findings and origins: {@code licence.goods[1].name}, arrays numbered from 1. */
final class JsonPlace {

  static final String ROOT = "/";

  private final StringBuilder text = new StringBuilder();

  private JsonPlace() {}

  /** Where a parser stands. */
  static String of(JsonStreamContext context) {
    return new JsonPlace().upTo(context).toString();
  }

  private JsonPlace upTo(JsonStreamContext context) {
    if (context.inRoot()) {
      return this;
    }
    JsonPlace place = upTo(context.getParent());
    if (context.inArray()) {
      return context.hasCurrentIndex() ? place.item(context.getCurrentIndex()) : place;
    }
    return context.hasCurrentName() ? place.member(context.getCurrentName()) : place;
  }

  /** Where a schema finding stands. */
  static String of(JsonNodePath path) {
    JsonPlace place = new JsonPlace();
    for (int i = 0; i < path.getNameCount(); i++) {
      place = path.getElement(i) instanceof Integer index ? place.item(index) : place.member(path.getName(i));
    }
    return place.toString();
  }

  private JsonPlace item(int index) {
    text.append('[').append(index + 1).append(']');
    return this;
  }

  private JsonPlace member(String name) {
    text.append(text.isEmpty() ? "" : ".").append(Quoted.name(name));
    return this;
  }

  @Override
  public String toString() {
    return text.isEmpty() ? ROOT : text.toString();
  }
}
