package org.elicensing.bridge.doors;

import org.apache.camel.Exchange;

/**
 * A path below /licensing: the licensing system and what is asked of it.
 *
 * @param system name of the national format
 * @param what records or usage
 */
record LicensingPath(String system, String what) {

  static LicensingPath of(Exchange exchange) {
    String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
    String[] parts = path.replaceFirst("^/", "").split("/", -1);
    return parts.length == 2 ? new LicensingPath(parts[0], parts[1]) : new LicensingPath("", "");
  }
}
