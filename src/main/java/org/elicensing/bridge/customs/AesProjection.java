package org.elicensing.bridge.customs;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.elicensing.bridge.reading.XmlText;

/**
 * One streaming pass that keeps the used elements of a message and drops everything else. Elements are
 * known by their local name: in public AES messages they come qualified or not. Repeated elements are all
 * kept, so that one too many is found and not lost.
 */
final class AesProjection {

  private final Deque<UsedNode> open = new ArrayDeque<>();
  private int passedOver;

  private AesProjection() {}

  static UsedNode of(UsedElement root, XmlText text) {
    try {
      XMLStreamReader reader = text.reader();
      try {
        return new AesProjection().project(root, reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text that was read before cannot be read again", e);
    }
  }

  private UsedNode project(UsedElement root, XMLStreamReader reader) throws XMLStreamException {
    UsedNode message = new UsedNode(root);
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          if (open.isEmpty()) {
            open.push(message);
          } else {
            enter(reader.getLocalName());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> leave();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> take(reader);
        default -> { }
      }
    }
    return message;
  }

  private void enter(String localName) {
    UsedElement used = passedOver > 0 ? null : open.peek().element().child(localName);
    if (used == null) {
      passedOver++;
      return;
    }
    UsedNode node = new UsedNode(used);
    open.peek().children().add(node);
    open.push(node);
  }

  private void leave() {
    if (passedOver > 0) {
      passedOver--;
    } else {
      open.pop().close();
    }
  }

  private void take(XMLStreamReader reader) {
    if (passedOver == 0 && !open.isEmpty() && open.peek().element().isText()) {
      open.peek().append(reader.getText());
    }
  }
}
