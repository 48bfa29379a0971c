package org.elicensing.bridge.certex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.AnItem.item;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.ledger.ALicence;
import org.elicensing.bridge.ledger.OnTheBooks;
import org.elicensing.bridge.ledger.ReserveQuantity;
import org.elicensing.bridge.licensing.Certificates;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.TestWork;
import org.junit.jupiter.api.Test;

/** A licence that was used before the bridge is reserved in the very batch that brings it. */
class ReserveAfterOpeningTest {

  @Test
  void use_before_the_bridge_is_nobodys_position() {
    try (ABridge bridge = new ABridge(TestDatabases.SQLITE.open(), 1)) {
      ALicence licence = aLicence().withLine(1, kilograms(10));
      TestWork putting = bridge.putting(licence);
      TestWork opening = bridge.work(null, "opening", null, Set.of(), Set.of(licence.reference()), desk -> {
        putting.decide(desk);
        desk.moves(null).open(desk.books().linesOf(licence.licence().id()).get(0), 4_000_000, 0, new BigDecimal("4"), null);
        return ABridge.answer("created");
      });
      TestWork plain = bridge.reserve("26DE00485112345678", licence.reference());
      ProcessedLicence asked = new ProcessedLicence(plain.subject(), null, licence.reference(), null, DeclarationName.ofMrn("26DE00485112345678"), OnTheBooks.DAY,
          ABridge.OFFICE, null, null, null, List.of(item(1, 1).of("6", "KGM").use()), true, null, null, null);
      ReserveLicence reserve = new ReserveLicence(plain.received(), asked, false, new ReserveLicence.Rules(new ReserveQuantity(OnTheBooks.UNITS),
          new PhraseLicence(new CertexWriter(new Certificates(bridge.database()))), ZoneOffset.UTC, 20));

      assertThat(ABridge.said(bridge.writer().write(List.of(opening, reserve)).get(1))).contains("ReservationResult>1<");
      assertThat(bridge.quantity(licence.reference(), 1)).containsExactly(6_000_000L, 4_000_000L);
    }
  }
}
