package org.elicensing.bridge.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.customs.AesMessages.declaration;
import static org.elicensing.bridge.customs.AesMessages.document;
import static org.elicensing.bridge.customs.AesMessages.file;
import static org.elicensing.bridge.customs.AesMessages.item;
import static org.elicensing.bridge.customs.AesMessages.read;

import java.math.BigDecimal;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.declaration.DocumentUse.AsWritten;
import org.junit.jupiter.api.Test;

class ReadingADeclarationTest {

  private final DeclarationMessage message = read(file("declaration.xml"));

  @Test
  void names_are_normalised_and_lrn_and_identification_keep_their_case() {
    assertThat(message.type()).isEqualTo("CC515C");
    assertThat(message.sender()).isEqualTo("FR40012345600017");
    assertThat(message.identification()).isEqualTo("out-7f3A-0001");
    assertThat(message.lrn()).isEqualTo("Lyon/2026 0815 b");
    assertThat(message.mrn()).isNull();
    assertThat(message.declarant()).isEqualTo("FR40012345600017");
    assertThat(message.exporter()).isEqualTo("BE0456789012");
    assertThat(message.office()).isEqualTo("FR002300");
    assertThat(message.additionalType()).isEqualTo("D");
    assertThat(message.acceptanceDate()).isNull();
  }

  @Test
  void goods_items_come_by_number_after_the_documents_of_the_shipment() {
    assertThat(message.goodsGiven()).isTrue();
    assertThat(message.goodsItems()).containsExactly(1, 2);
    assertThat(message.documents()).containsExactly(
        new DocumentUse(null, "N380", "INVOICE 77", null, null, "IN", null, null, null, null, null, new AsWritten(1, "Invoice 77", null, null)),
        new DocumentUse(1, "X060", "BE/DU 2025-77", 1, "84818099", "IN", null, new BigDecimal("12"), "NAR", null, null,
            new AsWritten(null, "BE/DU 2025-77", "NAR", null)),
        new DocumentUse(2, "X060", "BE/DU 2025-77", 3, "8414108915", "LK", "10",
            new BigDecimal("410.500"), "KGM", new BigDecimal("91000.5"), "EUR", new AsWritten(1, "be/du 2025-77", "kgm", "eur")),
        new DocumentUse(2, "X070", "FR-G-9", null, "8414108915", "LK", "10", null, null, null, null, new AsWritten(2, "FR-G-9", null, null)));
  }

  @Test
  void order_prefixes_qualified_children_comments_and_unknown_elements_do_not_matter() {
    DeclarationMessage otherwise = read(file("declaration-otherwise-written.xml"));
    assertThat(otherwise).as("all that is compared").usingRecursiveComparison().ignoringFieldsMatchingRegexes("time", "documents.written")
        .withComparatorForType(BigDecimal::compareTo, BigDecimal.class).isEqualTo(message);
  }

  @Test
  void an_mrn_in_a_declaration_is_passed_over() {
    String claimed = file("declaration.xml").replace("<LRN>", "<MRN>26FR002300AA0001B2</MRN><LRN>");
    assertThat(read(claimed)).isEqualTo(message);
  }

  @Test
  void a_commodity_code_is_as_long_as_its_parts() {
    String six = "<Commodity><CommodityCode><harmonizedSystemSubHeadingCode>841410</harmonizedSystemSubHeadingCode></CommodityCode></Commodity>";
    assertThat(read(declaration(item(1, six, document()))).documents().get(0).commodityCode()).isEqualTo("841410");
    assertThat(read(declaration(item(1, "<Commodity/>", document()))).documents().get(0).commodityCode()).isNull();
  }

  @Test
  void an_item_without_documents_is_still_an_item() {
    DeclarationMessage bare = read(declaration(item(7)));
    assertThat(bare.goodsItems()).containsExactly(7);
    assertThat(bare.documents()).isEmpty();
  }

  @Test
  void the_largest_numbers_are_read_exactly() {
    DocumentUse use = read(declaration(item(99999, document(
        "<quantity>999999999999.999999</quantity><amount>99999999999999.99</amount>")))).documents().get(0);
    assertThat(use.quantity()).isEqualTo(new BigDecimal("999999999999.999999"));
    assertThat(use.amount()).isEqualTo(new BigDecimal("99999999999999.99"));
  }

  @Test
  void text_around_a_comment_or_an_element_that_is_passed_over_belongs_together() {
    String torn = declaration(item(1, document())).replace("L-1", " L<!-- x -->-<?pi x?><![CDATA[1]]><unknown>9</unknown> ");
    assertThat(read(torn).lrn()).isEqualTo("L-1");
  }

  @Test
  void letters_outside_the_alphabet_are_kept() {
    assertThat(read(declaration(item(1, document())).replace("L-1", "Łódź & <\uD83D\uDE80".replace("&", "&amp;").replace("<", "&lt;"))).lrn())
        .isEqualTo("Łódź & <\uD83D\uDE80");
  }
}
