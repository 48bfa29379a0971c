package org.elicensing.bridge.journeys;

import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** A customs officer at the single window, who decides, enters records and asks for lists; and a second one at the API. */
final class Officer {

  private final SingleWindow window;
  private final RunningBridge bridge;

  Officer(SingleWindow window, RunningBridge bridge) {
    this.window = window;
    this.bridge = bridge;
  }

  /** @param items as {@link #item} writes them */
  Said decides(String what, String licence, String document, String... items) {
    return SingleWindow.answer(tries(SingleWindow.newId(), what, licence, document, items));
  }

  Answer tries(String messageId, String what, String licence, String document, String... items) {
    return window.post(SingleWindow.envelope(messageId, SingleWindow.OFFICE, "", intervention(what, licence, document, items)));
  }

  static String intervention(String what, String licence, String document, String... items) {
    return "<d:LicenceInterventionRequest>" + about(licence, document) + "<d:Decision>" + what + "</d:Decision>"
        + String.join("", items) + "<d:Officer>Officer One</d:Officer><d:Reason>weighed anew at exit</d:Reason><d:LegalBasis>Art 8 of 2024/2145</d:LegalBasis>"
        + "<d:Document>minute 17</d:Document></d:LicenceInterventionRequest>";
  }

  static String item(int item, Integer line, String quantity, String unit) {
    return "<d:InterventionItem><b:GoodsItemNumber>" + item + "</b:GoodsItemNumber>" + (line == null ? "" : "<b:CertificateLineNumber>" + line + "</b:CertificateLineNumber>")
        + (quantity == null ? "" : "<b:Quantity>" + quantity + "</b:Quantity><b:UnitOfMeasure>" + unit + "</b:UnitOfMeasure>") + "</d:InterventionItem>";
  }

  /** @param rest RecordReference and RecordText, as far as they are given */
  Answer enters(String action, String licence, String document, String rest) {
    return window.post(record(SingleWindow.newId(), action, licence, document, rest));
  }

  static String record(String messageId, String action, String licence, String document, String rest) {
    return SingleWindow.envelope(messageId, SingleWindow.OFFICE, "", "<d:EnterRecordRequest>" + about(licence, document) + "<d:RecordAction>" + action + "</d:RecordAction>"
        + rest + "</d:EnterRecordRequest>");
  }

  /** @param filter elements after the office, in the order of the schema */
  Answer lists(String messageId, String filter) {
    return window.post(list(messageId, filter));
  }

  static String list(String messageId, String filter) {
    return SingleWindow.envelope(messageId, SingleWindow.OFFICE, "", "<d:ListLicencesRequest><d:SendingDate>2026-10-05T14:00:00Z</d:SendingDate>" + office() + filter + "</d:ListLicencesRequest>");
  }

  Said lists(String filter) {
    return SingleWindow.answer(lists(SingleWindow.newId(), filter));
  }

  Answer settles(String reference, String how, String person) {
    return bridge.post("/api/approvals/" + reference + "/" + how, "application/json", "{\"person\": \"" + person + "\", \"reason\": \"seen the goods\"}");
  }

  /** Reference of the newest open request about the declaration, or null. */
  String open(String mrn) {
    String reference = null;
    for (var each : bridge.get("/api/approvals?limit=1000").json().get("approvals")) {
      if (mrn.equals(each.at("/intervention/mrn").asText())) {
        reference = each.get("reference").asText();
      }
    }
    return reference;
  }

  private static String about(String licence, String document) {
    return "<d:SendingDate>2026-10-05T14:00:00Z</d:SendingDate>" + office() + "<d:CustomsDocumentReference>" + document + "</d:CustomsDocumentReference><d:LicenceReference>" + licence + "</d:LicenceReference>";
  }

  static String office() {
    return "<d:CompetentCustomsOffice><b:ReferenceNumber>" + SingleWindow.OFFICE + "</b:ReferenceNumber></d:CompetentCustomsOffice>";
  }
}
