package org.elicensing.bridge.certex;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elicensing.bridge.declaration.Codes;

/** Where customs offices take messages of the bridge: the address that is registered for each. */
public record CallbackAddresses(Map<String, URI> addresses) {

  public static final CallbackAddresses NONE = new CallbackAddresses(Map.of());

  public CallbackAddresses {
    addresses = Map.copyOf(addresses);
  }

  /**
   * @param registered such as {@code SE003030=https://host/path}
   * @throws IllegalArgumentException naming what is no such thing
   */
  public static CallbackAddresses of(List<String> registered) {
    Map<String, URI> addresses = new HashMap<>();
    for (String each : registered) {
      int equals = each.indexOf('=');
      String office = equals < 0 ? "" : Codes.normal(each.substring(0, equals));
      if (office == null || office.isEmpty() || addresses.put(office, address(each.substring(equals + 1).strip())) != null) {
        throw new IllegalArgumentException("bridge.certex.callbacks has \"" + each + "\"; it takes each office once, as office=address.");
      }
    }
    return new CallbackAddresses(addresses);
  }

  private static URI address(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new IllegalArgumentException("bridge.certex.callbacks has the address \"" + text + "\", which is not an http or https address.");
    }
    return uri;
  }

  public Optional<URI> of(String office) {
    return Optional.ofNullable(addresses.get(office));
  }
}
