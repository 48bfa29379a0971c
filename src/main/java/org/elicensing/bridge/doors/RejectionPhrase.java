package org.elicensing.bridge.doors;

import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.licensing.Acknowledgement;
import org.elicensing.bridge.licensing.Phrasing;
import org.elicensing.bridge.licensing.RecordSyntax;

/** Puts a rejection into words for partners who do not speak SOAP. */
public final class RejectionPhrase {

  private static final String NAMESPACE = "urn:elicensing-bridge:rejection:v1";

  private RejectionPhrase() {}

  public static byte[] xml(Rejection rejection) {
    return write(RecordSyntax.XML, rejection);
  }

  public static byte[] json(Rejection rejection) {
    return write(RecordSyntax.JSON, rejection);
  }

  /** In the syntax that a licensing system speaks. */
  public static byte[] write(RecordSyntax syntax, Rejection rejection) {
    return Phrasing.write(syntax, "Rejection", NAMESPACE, tree(rejection));
  }

  private static Map<String, Object> tree(Rejection rejection) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("code", rejection.code());
    tree.put("reference", rejection.reference());
    tree.put("findings", Acknowledgement.findings(rejection.findings()));
    return tree;
  }
}
