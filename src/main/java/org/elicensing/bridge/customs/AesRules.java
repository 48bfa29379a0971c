package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.reading.Finding;

/** What must hold within a message beyond its schema. */
final class AesRules {

  /** As many as the schema check names. */
  private static final int MOST_FINDINGS = 200;
  private static final int MOST_GOODS_ITEMS = 9_999;

  private AesRules() {}

  static List<Finding> findings(UsedNode message) {
    List<Finding> findings = new ArrayList<>();
    messageTypeIsTheRoot(message, findings);
    goodsItemsAreWithinBoundsAndNumberedOnce(message, findings);
    return findings;
  }

  private static void messageTypeIsTheRoot(UsedNode message, List<Finding> findings) {
    String root = message.element().name();
    String stated = message.textAt("messageType");
    if (stated != null && !root.equals(Codes.normal(stated))) {
      findings.add(new Finding("/" + root + "/messageType", "message-type",
          "The message is a " + root + ", but says that it is '" + stated + "'."));
    }
  }

  /** Here and not in the schema: xs:unique compares every item with every other, and so high a bound cannot be compiled. */
  private static void goodsItemsAreWithinBoundsAndNumberedOnce(UsedNode message, List<Finding> findings) {
    UsedNode shipment = message.first("GoodsShipment");
    if (shipment == null) {
      return;
    }
    String path = "/" + message.element().name() + "/GoodsShipment/GoodsItem";
    List<UsedNode> items = shipment.all("GoodsItem");
    if (items.size() > MOST_GOODS_ITEMS) {
      findings.add(new Finding(path + "[" + (MOST_GOODS_ITEMS + 1) + "]", "too-many-goods-items",
          "The message has " + items.size() + " goods items; a declaration has at most " + MOST_GOODS_ITEMS + "."));
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < items.size() && findings.size() < MOST_FINDINGS; i++) {
      String number = items.get(i).textAt("declarationGoodsItemNumber");
      if (number != null && !seen.add(withoutLeadingZeros(number))) {
        findings.add(new Finding(path + "[" + (i + 1) + "]/declarationGoodsItemNumber", "duplicate-goods-item",
            "Goods item " + number + " is in the message more than once."));
      }
    }
  }

  private static String withoutLeadingZeros(String number) {
    int start = 0;
    while (start < number.length() && number.charAt(start) == '0') {
      start++;
    }
    return number.substring(start);
  }
}
