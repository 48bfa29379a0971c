package org.elicensing.bridge.customs;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An element of a message that the bridge uses, known by its local name, with the used ones inside it. */
final class UsedElement {

  private final String name;
  private final Map<String, UsedElement> children = new LinkedHashMap<>();

  private UsedElement(String name) {
    this.name = name;
  }

  /**
   * @param root local name of the root element
   * @param paths of the elements whose text is used, from below the root; their order is the canonical order
   */
  static UsedElement of(String root, List<String> paths) {
    UsedElement element = new UsedElement(root);
    for (String path : paths) {
      UsedElement place = element;
      for (String step : path.split("/")) {
        place = place.children.computeIfAbsent(step, UsedElement::new);
      }
    }
    return element;
  }

  String name() {
    return name;
  }

  /** The used element of that name directly inside, or null when it is passed over. */
  UsedElement child(String localName) {
    return children.get(localName);
  }

  /** In canonical order. */
  Collection<UsedElement> children() {
    return children.values();
  }

  /** Whether its text is used rather than what is inside it. */
  boolean isText() {
    return children.isEmpty();
  }
}
