package org.elicensing.bridge.reading;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An XML message that the hardened reader has passed: well-formed, UTF-8, without document type, within
 * the limits. Only {@link HardenedReader} makes one, so whatever asks for an XmlText is safe to parse.
 */
public final class XmlText {

  private final byte[] bytes;
  private final QName root;
  private final int longestText;

  XmlText(byte[] bytes, QName root, int longestText) {
    this.bytes = bytes;
    this.root = root;
    this.longestText = longestText;
  }

  public QName root() {
    return root;
  }

  /** Characters in the longest text or attribute value. */
  int longestText() {
    return longestText;
  }

  public byte[] bytes() {
    return bytes;
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes);
  }

  /** A fresh streaming reader before the root element. */
  public XMLStreamReader reader() {
    try {
      return XmlFactories.streamReader(bytes);
    } catch (XMLStreamException e) {
      throw new IllegalStateException("A text that was read before cannot be read again", e);
    }
  }
}
