package org.elicensing.bridge.licensing;

import javax.xml.namespace.QName;

/** The names that the certificate and the mapping conventions give, in one place. */
final class CertificateNames {

  static final String CERTIFICATE = "urn:elicensing-bridge:certificate:dual-use:v1";
  static final String MAPPING = "urn:elicensing-bridge:mapping:v1";
  static final QName LICENCE = new QName(CERTIFICATE, "Licence");
  static final QName LICENCES = new QName(CERTIFICATE, "Licences");
  static final QName REFERENCE = new QName(CERTIFICATE, "Reference");
  static final QName FINDING = new QName(MAPPING, "Finding");

  private CertificateNames() {}
}
