package org.elicensing.bridge.licence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elicensing.bridge.ledger.ALicence.aLicence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.elicensing.bridge.ledger.ALicence;
import org.elicensing.bridge.licence.Usability.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which document serves which procedure (Art 1 of Implementing Regulation (EU) 2024/2145): the first row that fits decides. */
class ProcedureTableTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 15);
  private static final String HEADER = "document,licence-type,status,procedure,declaration-type,usable,managed,valid-from,valid-to,note\n";

  @TempDir Path folder;

  @Test
  void the_table_that_comes_along_allows_the_procedures_of_export_and_no_others() {
    ProcedureTable table = ProcedureTableFile.read(Path.of("config", "codelists", "procedures.csv"));
    for (String export : new String[] {"10", "11", "21", "22", "23", "31"}) {
      assertThat(table.objection(aLicence().licence(), use(export, "A"))).isEmpty();
    }
    assertThat(table.objection(aLicence().licence(), use("76", "A"))).hasValueSatisfying(why -> assertThat(why).contains("procedure 76", table.version()));
    assertThat(table.objection(aLicence().licence(), use(null, null))).as("what is not given is not compared").isEmpty();
  }

  @Test
  void general_authorisations_are_checked_and_never_counted() {
    ProcedureTable table = ProcedureTableFile.read(Path.of("config", "codelists", "procedures.csv"));
    assertThat(table.managedBy(general().licence(), use("10", "A"))).isEqualTo(ManagedBy.NOT);
    assertThat(ProcedureTable.OPEN.managedBy(general().licence(), use("10", "A"))).as("whatever a row says").isEqualTo(ManagedBy.NOT);
    assertThat(table.managedBy(aLicence().licence(), use("10", "A"))).isEqualTo(ManagedBy.BOTH);
  }

  @Test
  void first_row_that_fits_decides_in_its_days() throws IOException {
    ProcedureTable table = table("X060,GLOBAL,*,21|22,*,yes,value,,,\n*,*,*,*,R,no,both,2026-06-01,2026-06-30,\n*,*,*,*,*,yes,quantity,,,\n");

    assertThat(table.managedBy(aLicence().type(LicenceType.GLOBAL).licence(), use("21", "R"))).isEqualTo(ManagedBy.VALUE);
    assertThat(table.managedBy(aLicence().type(LicenceType.GLOBAL).licence(), use("10", "A"))).isEqualTo(ManagedBy.QUANTITY);
    assertThat(table.objection(aLicence().licence(), use("10", "R"))).isPresent();
    assertThat(table.objection(aLicence().licence(), new Use(LocalDate.of(2026, 7, 1), null, "10", "R"))).isEmpty();
    assertThat(table.objection(aLicence().licence(), use("10", null))).as("a type that is not given is not compared").isEmpty();
  }

  @Test
  void row_that_fits_whatever_is_not_given_goes_before_rows_that_only_may() throws IOException {
    ProcedureTable table = table("*,*,*,*,R,no,both,,,\n*,*,*,23,*,yes,not,,,\n*,*,*,76,*,no,both,,,\n*,*,*,*,*,yes,both,,,\n");
    assertThat(table.objection(aLicence().licence(), use("76", null))).as("whatever the declaration type").isPresent();
    assertThat(table.managedBy(aLicence().licence(), use(null, "A"))).as("not taken for procedure 23").isEqualTo(ManagedBy.BOTH);
    assertThat(table.objection(aLicence().licence(), use(null, "R"))).as("whatever the procedure").isPresent();
  }

  @Test
  void document_that_is_declared_tells_the_kind_of_an_old_licence() throws IOException {
    ProcedureTable table = table("X070,*,*,*,*,no,both,,,\n*,*,*,*,*,yes,both,,,\n");
    assertThat(table.objection(aLicence().document("X002").licence(), new Use(DAY, "X070", "10", "A"))).isPresent();
    assertThat(table.objection(aLicence().document("X070").licence(), new Use(DAY, "X002", "10", "A"))).isPresent();
    assertThat(table.objection(aLicence().document("X060").licence(), new Use(DAY, "X002", "10", "A"))).isEmpty();
  }

  @Test
  void own_terms_of_the_licence_go_first() {
    assertThat(ProcedureTable.OPEN.objection(aLicence().forProcedures("10").licence(), use("31", "A"))).contains("The licence does not cover procedure 31.");
    assertThat(ProcedureTable.OPEN.objection(aLicence().status(LicenceStatus.REVOKED).licence(), use("10", "A"))).contains("The licence is revoked.");
  }

  @Test
  void everything_wrong_is_said_with_its_line() {
    assertThatThrownBy(() -> table("X0,INDIVIDUAL|ODD,*,*,*,maybe,some,2026-13-01,,\n*,*,SUSPENDED,*,*,yes,both,,,\n*,UNION_GENERAL,*,*,*,yes,both,,,\n*,*\n"))
        .hasMessageContaining("line 3: 'X0' cannot be a document").hasMessageContaining("line 3: there is no licence-type ODD")
        .hasMessageContaining("line 3: usable is 'maybe'").hasMessageContaining("line 3: managed is 'some'").hasMessageContaining("line 3: '2026-13-01' is no day")
        .hasMessageContaining("line 4: a licence that is suspended").hasMessageContaining("line 5: general authorisations are never counted")
        .hasMessageContaining("line 6: ten columns").hasMessageContaining("procedures.csv");
  }

  @Test
  void row_that_lies_under_earlier_ones_is_named_with_the_first_of_them() {
    assertThatThrownBy(() -> table("*,*,*,10,*,yes,both,,,\n*,*,*,*,*,yes,both,,,\nX060,*,*,10,*,no,both,,,\n"))
        .hasMessageContaining("line 5: the row never decides").hasMessageContaining("line 3");
  }

  @Test
  void use_without_a_row_is_named() {
    assertThatThrownBy(() -> table("*,*,*,10,*,yes,both,,2026-12-31,\n"))
        .hasMessageContaining("procedure any other").hasMessageContaining("on 2027-01-01").hasMessageContaining("more uses have no row");
  }

  @Test
  void version_must_be_stated() throws IOException {
    Path file = Files.writeString(folder.resolve("procedures.csv"), HEADER + "*,*,*,*,*,yes,both,,,\n");
    assertThatThrownBy(() -> ProcedureTableFile.read(file)).hasMessageContaining("# version");
  }

  private ProcedureTable table(String rows) throws IOException {
    return ProcedureTableFile.read(Files.writeString(folder.resolve("procedures.csv"), "# version 7\n" + HEADER + rows));
  }

  private static ALicence general() {
    return aLicence().document("X061").type(LicenceType.UNION_GENERAL);
  }

  private static Use use(String procedure, String declarationType) {
    return new Use(DAY, null, procedure, declarationType);
  }
}
