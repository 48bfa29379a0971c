package org.elicensing.bridge.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elicensing.bridge.customs.AesMessages.AES;
import static org.elicensing.bridge.customs.AesMessages.declaration;
import static org.elicensing.bridge.customs.AesMessages.document;
import static org.elicensing.bridge.customs.AesMessages.file;
import static org.elicensing.bridge.customs.AesMessages.findings;
import static org.elicensing.bridge.customs.AesMessages.item;
import static org.elicensing.bridge.customs.AesMessages.message;
import static org.elicensing.bridge.customs.AesMessages.paths;
import static org.elicensing.bridge.customs.AesMessages.read;
import static org.elicensing.bridge.customs.AesMessages.text;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.elicensing.bridge.reading.Finding;
import org.elicensing.bridge.reading.MessageRejected;
import org.elicensing.bridge.reading.SchemaCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationFindingsTest {

  @Test
  void all_are_named_at_once_with_their_places() {
    assertThat(findings(file("declaration-full-of-mistakes.xml"))).extracting(Finding::path, Finding::code)
        .extracting(Object::toString)
        .contains(
            "(\"/CC515C\", \"namespace\")",
            "(\"/CC515C/messageType\", \"message-type\")",
            "(\"/CC515C/GoodsShipment/GoodsItem[2]/declarationGoodsItemNumber\", \"duplicate-goods-item\")");
    assertThat(paths(file("declaration-full-of-mistakes.xml"))).contains(
        "/CC515C/messageType",
        "/CC515C/ExportOperation/LRN[2]",
        "/CC515C/Declarant",
        "/CC515C/GoodsShipment/countryOfDestination",
        "/CC515C/GoodsShipment/GoodsItem/SupportingDocument",
        "/CC515C/GoodsShipment/GoodsItem[2]/SupportingDocument/quantity",
        "/CC515C/GoodsShipment/GoodsItem[2]/SupportingDocument/amount",
        "/CC515C/GoodsShipment/GoodsItem[2]/SupportingDocument[2]/quantity");
  }

  @Test
  void are_unacceptable_and_not_unreadable() {
    assertThatThrownBy(() -> read(file("declaration-full-of-mistakes.xml")))
        .isInstanceOfSatisfying(MessageRejected.class,
            rejected -> assertThat(rejected.kind()).isEqualTo(MessageRejected.Kind.UNACCEPTABLE));
  }

  @Test
  void every_accepted_namespace_is_accepted_and_no_other() {
    String good = declaration(item(1, document()));
    assertThat(findings(good)).isEmpty();
    assertThat(findings(good.replace(AES, "urn:national:aes"))).isEmpty();
    assertThat(findings(good.replace(AES, CanonicalAes.NAMESPACE))).extracting(Finding::code).containsExactly("namespace");
    assertThat(findings(good.replace("e:CC515C xmlns:e='" + AES + "'", "CC515C").replace("/e:", "/")))
        .extracting(Finding::code).containsExactly("namespace");
  }

  @Test
  void a_message_the_bridge_does_not_read_is_named() {
    assertThat(findings("<CC507C xmlns='urn:x'/>")).extracting(Finding::code).containsExactly("namespace", "message-type");
  }

  @ParameterizedTest
  @ValueSource(strings = {
      "+5", "-1", "1e3", "1E3", ".5", "5.", "1,5", "1 000", "NaN", "INF", "", " ", "1.1234567", "1234567890123", "٣", "0x10"})
  void such_quantities_are_not_read(String quantity) {
    assertThat(paths(declaration(item(1, document("<quantity>" + quantity + "</quantity>")))))
        .isNotEmpty().containsOnly("/CC515C/GoodsShipment/GoodsItem/SupportingDocument/quantity");
  }

  @ParameterizedTest
  @ValueSource(strings = {"+5", "-1", "1e3", "1.123", "123456789012345", ""})
  void such_amounts_are_not_read(String amount) {
    assertThat(paths(declaration(item(1, document("<amount>" + amount + "</amount>")))))
        .isNotEmpty().containsOnly("/CC515C/GoodsShipment/GoodsItem/SupportingDocument/amount");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "00000", "100000", "+1", "-1", "1.0", "", "one"})
  void such_item_numbers_are_not_read(String number) {
    String declared = declaration(item(1, document())).replace("Number>1<", "Number>" + number + "<");
    assertThat(paths(declared)).isNotEmpty().containsOnly("/CC515C/GoodsShipment/GoodsItem/declarationGoodsItemNumber");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LRN", "messageSender", "messageIdentification", "ExportOperation", "Declarant", "GoodsShipment",
      "declarationGoodsItemNumber", "type", "referenceNumber", "quantity", "Commodity", "countryOfDestination"})
  void an_element_that_is_there_twice_is_one_too_many(String name) {
    String whole = declaration("<countryOfDestination>IN</countryOfDestination>", item(1, "<Commodity/>", document("<quantity>1</quantity>")));
    String twice = whole.replaceFirst("(<" + name + "(/>|>.*?</" + name + ">))", "$1$1");
    assertThat(twice).isNotEqualTo(whole);
    assertThat(findings(whole)).isEmpty();
    assertThat(findings(twice)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"messageSender", "messageIdentification", "LRN", "ExportOperation", "Declarant", "identificationNumber",
      "GoodsShipment", "GoodsItem", "declarationGoodsItemNumber", "type", "referenceNumber"})
  void an_element_that_is_needed_is_missed(String name) {
    String whole = declaration(item(1, document()));
    assertThat(findings(whole.replaceFirst("<" + name + ">.*?</" + name + ">", "")))
        .hasSize(1).allSatisfy(finding -> assertThat(finding.sentence()).doesNotContain("urn:"));
  }

  @Test
  void a_part_of_the_commodity_code_is_not_skipped() {
    String gap = "<Commodity><CommodityCode><harmonizedSystemSubHeadingCode>841410</harmonizedSystemSubHeadingCode><taricCode>10</taricCode></CommodityCode></Commodity>";
    assertThat(paths(declaration(item(1, gap)))).containsOnly("/CC515C/GoodsShipment/GoodsItem/Commodity/CommodityCode/taricCode");
  }

  @Test
  void a_value_far_too_long_is_found_and_not_repeated_whole() {
    String endless = "1" + " ".repeat(50_000) + "2";
    assertThat(findings(declaration(item(1, document("<quantity>" + endless + "</quantity>")))))
        .hasSize(1).allSatisfy(finding -> assertThat(finding.sentence().length()).isLessThan(1_000));
    assertThat(findings(declaration(item(1, document("<quantity>" + " ".repeat(50_000) + "2</quantity>"))))).isEmpty();
  }

  @Test
  void an_lrn_has_22_characters_and_a_reference_70_on_one_line() {
    assertThat(findings(message("CC556C", "<LRN>" + "x".repeat(22) + "</LRN>"))).isEmpty();
    assertThat(findings(message("CC556C", "<LRN>" + "x".repeat(23) + "</LRN>"))).isNotEmpty();
    assertThat(findings(declaration(item(1, document().replace("R-1", "x".repeat(70)))))).isEmpty();
    assertThat(findings(declaration(item(1, document().replace("R-1", "x".repeat(71)))))).isNotEmpty();
    assertThat(findings(declaration(item(1, document().replace("R-1", "x\ny"))))).isNotEmpty();
  }

  @Test
  void items_and_documents_are_bounded() {
    assertThat(findings(declaration(items(9_999)))).isEmpty();
    assertThat(paths(declaration(items(10_000)))).containsExactly("/CC515C/GoodsShipment/GoodsItem[10000]");
    assertThat(findings(declaration(item(1, document().repeat(99))))).isEmpty();
    assertThat(paths(declaration(item(1, document().repeat(100)))))
        .containsExactly("/CC515C/GoodsShipment/GoodsItem/SupportingDocument[100]");
  }

  private static String items(int many) {
    return IntStream.rangeClosed(1, many).mapToObj(AesMessages::item).collect(Collectors.joining());
  }

  @Test
  void an_official_schema_judges_the_message_as_it_came() {
    SchemaCheck official = SchemaCheck.of(getClass().getResource("/aes/official.xsd"));
    AesReader strict = new AesReader(Set.of(AES), Map.of("CC551C", official));
    String fitting = message("CC551C", AesMessages.MRN);
    assertThat(strict.read(text(fitting)).mrn()).isNotNull();
    assertThatThrownBy(() -> strict.read(text(fitting.replace("</ExportOperation>", "</ExportOperation><more/>"))))
        .isInstanceOfSatisfying(MessageRejected.class,
            rejected -> assertThat(rejected.findings()).extracting(Finding::path).containsExactly("/CC551C/more"));
    assertThat(strict.read(text(message("CC560C", AesMessages.MRN, "<more/>"))).mrn()).isNotNull();
  }
}
