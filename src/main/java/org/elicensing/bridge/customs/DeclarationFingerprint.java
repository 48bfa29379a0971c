package org.elicensing.bridge.customs;

import java.util.List;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.journal.ContentHash;

/**
 * What two declaration messages have in common when all their values that the bridge uses are the same.
 * It is remembered for as long as the answers are: another order of the fields here makes every repeat of
 * those days a conflict.
 */
public final class DeclarationFingerprint {

  private DeclarationFingerprint() {}

  /** Of the whole message, as a repeat must equal it. */
  public static byte[] of(DeclarationMessage message) {
    ContentHash hash = new ContentHash().add(message.type()).add(message.sender()).add(message.identification()).add(message.lrn()).add(message.mrn())
        .add(message.declarant()).add(message.office()).add(message.additionalType()).add(message.acceptanceDate()).add(message.exporter())
        .add(message.decision()).add(message.initiatedByCustoms());
    List<Integer> items = message.goodsItems().stream().sorted().toList();
    hash.add(message.goodsGiven()).add(items.size()).add(items).add(message.documents().size());
    for (DocumentUse use : message.documents()) {
      hash.add(use.goodsItem()).add(use.documentType()).add(use.licence()).add(use.line()).add(use.commodityCode()).add(use.destination())
          .add(use.procedure()).add(use.quantity()).add(use.unit()).add(use.amount()).add(use.currency());
    }
    return hash.bytes();
  }
}
