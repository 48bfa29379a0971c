package org.elicensing.bridge.certex;

/** Text inside hand-written XML. */
final class Xml {

  private Xml() {}

  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
