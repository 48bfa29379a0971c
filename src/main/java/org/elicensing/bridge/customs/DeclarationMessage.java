package org.elicensing.bridge.customs;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.declaration.DocumentUse;

/**
 * One AES message, understood: the data elements the bridge uses, normalised.
 *
 * @param type root element and message type, such as CC515C
 * @param sender messageSender
 * @param identification messageIdentification, in its own case
 * @param lrn DE 12 09 in its own case, or null
 * @param mrn an18, or null before acceptance
 * @param declarant DE 13 05, or null
 * @param office DE 17 02, office of export, or null
 * @param additionalType DE 11 02, or null
 * @param acceptanceDate declarationAcceptanceDate, or null
 * @param time when its event happened, as the sender says
 * @param exporter DE 13 01, or null
 * @param decision of an invalidation: true invalidated, false refused, null not given
 * @param initiatedByCustoms of an invalidation, null not given
 * @param goodsGiven whether the message carries a GoodsShipment
 * @param goodsItems numbers of the goods items it lists
 * @param documents its supporting documents, goods items first to last, shipment level first
 */
public record DeclarationMessage(
    String type,
    String sender,
    String identification,
    String lrn,
    String mrn,
    String declarant,
    String office,
    String additionalType,
    LocalDate acceptanceDate,
    EventTime time,
    String exporter,
    Boolean decision,
    Boolean initiatedByCustoms,
    boolean goodsGiven,
    Set<Integer> goodsItems,
    List<DocumentUse> documents) {}
