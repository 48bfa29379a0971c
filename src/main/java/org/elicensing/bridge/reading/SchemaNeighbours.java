package org.elicensing.bridge.reading;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Finds what a schema includes or imports: in its own folder tree only, wherever that is packaged. */
final class SchemaNeighbours implements LSResourceResolver {

  private final URI start;

  SchemaNeighbours(URI start) {
    this.start = start;
  }

  @Override
  public LSInput resolveResource(String type, String namespace, String publicId, String systemId, String baseUri) {
    if (systemId == null) {
      throw new IllegalStateException("The schema " + start + " imports " + namespace + " without a location");
    }
    URI found = against(baseUri == null ? start : URI.create(baseUri), systemId);
    try (InputStream in = found.toURL().openStream()) {
      return new Found(found.toString(), in.readAllBytes());
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException("The schema " + start + " needs " + systemId + ", which is not beside it", e);
    }
  }

  private static URI against(URI base, String location) {
    if (location.contains(":") || location.startsWith("/")) {
      throw new IllegalStateException("A schema may name only its neighbours, not " + location);
    }
    if (!base.isOpaque()) {
      return base.resolve(location);
    }
    String text = base.toString();
    int entry = text.indexOf("!/") + 1;
    return URI.create(text.substring(0, entry) + URI.create(text.substring(entry)).resolve(location));
  }

  private record Found(String systemId, byte[] bytes) implements LSInput {
    @Override
    public Reader getCharacterStream() {
      return null;
    }

    @Override
    public InputStream getByteStream() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public String getStringData() {
      return null;
    }

    @Override
    public String getSystemId() {
      return systemId;
    }

    @Override
    public String getPublicId() {
      return null;
    }

    @Override
    public String getBaseURI() {
      return systemId;
    }

    @Override
    public String getEncoding() {
      return null;
    }

    @Override
    public boolean getCertifiedText() {
      return false;
    }

    @Override
    public void setCharacterStream(Reader ignored) {}

    @Override
    public void setByteStream(InputStream ignored) {}

    @Override
    public void setStringData(String ignored) {}

    @Override
    public void setSystemId(String ignored) {}

    @Override
    public void setPublicId(String ignored) {}

    @Override
    public void setBaseURI(String ignored) {}

    @Override
    public void setEncoding(String ignored) {}

    @Override
    public void setCertifiedText(boolean ignored) {}
  }
}
