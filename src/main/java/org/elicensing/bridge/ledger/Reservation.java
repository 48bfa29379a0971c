package org.elicensing.bridge.ledger;

import java.util.List;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.licence.Usability;

/**
 * What a declaration wants of one licence: its whole position, so another reservation replaces it.
 *
 * @param use day, document type and procedure; what is null is not compared
 * @param exporter DE 13 01, or null: not compared
 * @param destination DE 16 03 of the shipment, or null: not compared
 * @param items what each goods item uses
 */
public record Reservation(Usability.Use use, String exporter, String destination, List<DocumentUse> items) {}
