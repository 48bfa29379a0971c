package org.elicensing.bridge.certex;

import org.elicensing.bridge.certex.message.ListLicencesResponse;
import org.elicensing.bridge.journal.Reply;

/** Puts a page of a list into the words of ListLicencesResponse. */
record PhraseList(CertexWriter writer) {

  /** @param subscription reference of the subscription behind it, or null */
  Reply reply(ReadList.Page page, String subscription) {
    ListLicencesResponse response = new ListLicencesResponse();
    response.setPageNext(ListQuestion.token(page.next()));
    response.setSubscriptionReference(subscription);
    response.setOperationCode("0");
    Reply plain = writer.reply(response, null, null);
    return new Reply(plain.contentType(), Listed.marked(plain.body(), page.licences()), null, null, plain.httpStatus());
  }
}
