package org.elicensing.bridge.doors;

import org.apache.camel.Exchange;

/**
 * A path below /licensing: the licensing system and what is asked of it.
 *
 * @param system name of the national format
 * @param what records, usage, usage/messages or usage/acknowledgements
 */
record LicensingPath(String system, String what) {

  static final String ACKNOWLEDGEMENTS = "usage/acknowledgements";

  /** What there is, for those who ask for something else. */
  static NotFound unknown() {
    return new NotFound("Below /licensing there are {system}/records and {system}/usage/acknowledgements to push to, and {system}/usage and {system}/usage/messages to ask.");
  }

  static LicensingPath of(Exchange exchange) {
    String path = exchange.getMessage().getHeader(Exchange.HTTP_PATH, "", String.class);
    String[] parts = path.replaceFirst("^/", "").split("/", 2);
    return parts.length == 2 ? new LicensingPath(parts[0], parts[1]) : new LicensingPath("", "");
  }
}
