package org.elicensing.bridge.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.customs.AesMessages.DECLARANT;
import static org.elicensing.bridge.customs.AesMessages.LRN;
import static org.elicensing.bridge.customs.AesMessages.MRN;
import static org.elicensing.bridge.customs.AesMessages.document;
import static org.elicensing.bridge.customs.AesMessages.findings;
import static org.elicensing.bridge.customs.AesMessages.item;
import static org.elicensing.bridge.customs.AesMessages.message;
import static org.elicensing.bridge.customs.AesMessages.read;
import static org.elicensing.bridge.customs.AesMessages.shipment;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingTheOtherMessagesTest {

  private static final String GOODS = shipment(item(1, document("<quantity>3</quantity>")));

  @Test
  void an_acceptance_gives_both_names_and_the_day() {
    String date = "<declarationAcceptanceDate>2026-03-02</declarationAcceptanceDate>";
    DeclarationMessage acceptance = read(message("CC528C", LRN + MRN + date, DECLARANT));
    assertThat(acceptance.lrn()).isEqualTo("L-1");
    assertThat(acceptance.mrn()).isEqualTo("26FR002300AA0001B2");
    assertThat(acceptance.declarant()).isEqualTo("FR1");
    assertThat(acceptance.acceptanceDate()).isEqualTo(LocalDate.of(2026, 3, 2));
    assertThat(acceptance.goodsGiven()).isFalse();
  }

  @Test
  void an_acceptance_without_one_of_its_names_is_not_acceptable() {
    assertThat(findings(message("CC528C", MRN, DECLARANT))).hasSize(1);
    assertThat(findings(message("CC528C", LRN, DECLARANT))).hasSize(1);
    assertThat(findings(message("CC528C", LRN + MRN))).hasSize(1);
  }

  @Test
  void a_wrong_check_digit_is_not_judged_here() {
    assertThat(read(message("CC551C", "<MRN>26fr002300AA0001B3</MRN>")).mrn()).isEqualTo("26FR002300AA0001B3");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC529C", "CC551C", "CC509C", "CC504C", "CC514C", "CC599C", "CC518C", "CC560C", "CC582C", "CC583C"})
  void the_mrn_is_enough_and_needed(String type) {
    DeclarationMessage known = read(message(type, MRN));
    assertThat(known.type()).isEqualTo(type);
    assertThat(known.goodsGiven()).isFalse();
    assertThat(known.decision()).isNull();
    assertThat(findings(message(type, LRN, DECLARANT))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC511C", "CC556C"})
  void either_name_is_enough(String type) {
    assertThat(read(message(type, MRN)).mrn()).isNotNull();
    assertThat(read(message(type, LRN, DECLARANT)).lrn()).isEqualTo("L-1");
    assertThat(read(message(type, LRN + MRN)).lrn()).isEqualTo("L-1");
    assertThat(findings(message(type, ""))).hasSize(1);
  }

  @Test
  void an_amendment_names_its_declaration_either_way_and_lists_goods() {
    assertThat(read(message("CC513C", MRN, DECLARANT, GOODS)).goodsItems()).containsExactly(1);
    assertThat(read(message("CC513C", LRN, DECLARANT, GOODS)).lrn()).isEqualTo("L-1");
    assertThat(findings(message("CC513C", MRN, GOODS))).hasSize(1);
    assertThat(findings(message("CC513C", MRN, DECLARANT))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC529C", "CC504C", "CC599C", "CC518C"})
  void goods_are_read_where_they_matter(String type) {
    assertThat(read(message(type, MRN, GOODS)).documents()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"CC528C", "CC511C", "CC551C", "CC509C", "CC514C", "CC556C", "CC560C", "CC582C", "CC583C"})
  void goods_are_passed_over_where_they_do_not(String type) {
    DeclarationMessage message = read(message(type, LRN + MRN, DECLARANT, shipment("<GoodsItem><anything/></GoodsItem>")));
    assertThat(message.goodsGiven()).isFalse();
    assertThat(message.documents()).isEmpty();
  }

  @Test
  void a_release_of_a_shipment_without_items_is_not_acceptable() {
    assertThat(findings(message("CC529C", MRN, shipment()))).hasSize(1);
    assertThat(read(message("CC599C", MRN, shipment())).goodsGiven()).isTrue();
  }

  @Test
  void an_invalidation_says_what_was_decided_and_who_began() {
    String decided = "<Invalidation><initiatedByCustoms>0</initiatedByCustoms><decision>1</decision></Invalidation>";
    DeclarationMessage invalidation = read(message("CC509C", MRN, decided));
    assertThat(invalidation.decision()).isTrue();
    assertThat(invalidation.initiatedByCustoms()).isFalse();
    assertThat(read(message("CC509C", MRN, "<Invalidation/>")).decision()).isNull();
    assertThat(findings(message("CC509C", MRN, "<Invalidation><decision>yes</decision></Invalidation>"))).hasSize(1);
    assertThat(read(message("CC551C", MRN, "<Invalidation><decision>yes</decision></Invalidation>")).decision()).isNull();
  }
}
