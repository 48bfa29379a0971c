package org.elicensing.bridge.certex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.elicensing.bridge.certex.RecordEntry.Action;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;
import org.elicensing.bridge.licensing.Certificates;
import org.elicensing.bridge.writer.ABridge;
import org.elicensing.bridge.writer.Result;
import org.elicensing.bridge.writer.Work;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What customs enters is kept in every version, and the newest counts (Art 9). */
@ParameterizedClass
@EnumSource(TestDatabases.class)
class EnterRecordTest {

  private static ABridge bridge;
  private static CertexWriter writer;

  @Parameter TestDatabases databases;

  @BeforeParameterizedClassInvocation
  static void open(TestDatabases kind) {
    bridge = new ABridge(kind.open(), 1);
    writer = new CertexWriter(new Certificates(bridge.database()));
  }

  @AfterParameterizedClassInvocation
  static void close() {
    bridge.close();
  }

  @Test
  void record_is_created_amended_and_deleted_and_each_version_stays() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    EnterRecord created = enter(licence, "26DE00485112345621", Action.CREATE, null, "Seal 1 broken.");
    assertThat(said(created)).containsExactly(created.received().reference() + " 01");
    String record = created.received().reference();

    assertThat(said(enter(licence, "26DE00485112345621", Action.AMEND, record, "Seal 1 broken, 2 intact."))).containsExactly(record + " 01");
    assertThat(said(enter(licence, "26DE00485112345621", Action.DELETE, record, null))).containsExactly(record + " 01");
    assertThat(said(enter(licence, "26DE00485112345621", Action.AMEND, record, "Too late."))).containsExactly(record + " 02");
    assertThat(said(enter(licence, "26DE00485112345621", Action.DELETE, record, null))).containsExactly(record + " 02");
    assertThat(versions(record)).containsExactly("create Seal 1 broken.", "amend Seal 1 broken, 2 intact.", "delete null");
    assertThat(bridge.quantity(licence, 1)).as("no quantity moves").containsExactly(0L, 0L);
  }

  @Test
  void works_of_one_batch_see_what_those_before_them_did() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));

    assertThat(said(enter(licence, "26DE00485112345622", Action.CREATE, "R 7", "one"), enter(licence, "26DE00485112345622", Action.AMEND, "R 7", "two"),
        enter(licence, "26DE00485112345622", Action.DELETE, "R 7", null), enter(licence, "26DE00485112345622", Action.AMEND, "R 7", "three")))
        .containsExactly("R 7 01", "R 7 01", "R 7 01", "R 7 02");
    assertThat(versions("R 7")).containsExactly("create one", "amend two", "delete null");
  }

  @Test
  void reference_is_given_once_on_a_declaration_and_licence() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));
    String another = bridge.put(aLicence().withLine(1, kilograms(100)));
    said(enter(licence, "26DE00485112345623", Action.CREATE, "R 8", "one"));

    assertThat(bridge.write(enter(licence, "26DE00485112345623", Action.CREATE, "R 8", "two")).get(0))
        .isInstanceOfSatisfying(Result.Rejected.class, rejected -> assertThat(rejected.why().findings()).extracting(finding -> finding.code()).containsExactly("record-exists"));
    assertThat(said(enter(another, "26DE00485112345623", Action.CREATE, "R 8", "two"))).containsExactly("R 8 01");
    assertThat(said(enter(licence, "26DE00485112345624", Action.CREATE, "R 8", "three"))).containsExactly("R 8 01");
  }

  @Test
  void no_such_licence_declaration_or_record_is_02() {
    String licence = bridge.put(aLicence().withLine(1, kilograms(100)));

    assertThat(said(enter("NO SUCH", "26DE00485112345625", Action.CREATE, null, "x"))).containsExactly("null 02");
    assertThat(said(enter(licence, "26DE00485112345625", Action.AMEND, "R 9", "x"))).containsExactly("R 9 02");
    said(enter(licence, "26DE00485112345625", Action.CREATE, "R 9", "x"));
    assertThat(said(enter(licence, "26DE00485112345626", Action.AMEND, "R 9", "y"))).as("of another declaration").containsExactly("R 9 02");
    assertThat(versions("R 9")).containsExactly("create x");
  }

  private static EnterRecord enter(String licence, String mrn, Action action, String reference, String text) {
    Received received = bridge.received(null);
    String identity = "record " + received.id();
    Subject subject = new Subject("EnterRecordRequest", "DE004851", identity, identity, new byte[] {1}, mrn, null, ABridge.OFFICE, Set.of(licence));
    return new EnterRecord(received, new RecordEntry(subject, null, licence, DeclarationName.ofMrn(mrn), ABridge.OFFICE, action, reference, text), false, writer);
  }

  /** Reference and outcome of each answer; all are worked in one batch. */
  private static List<String> said(Work... works) {
    return bridge.write(works).stream().map(ABridge::said).map(text -> between(text, "RecordReference>") + " " + between(text, "QuantityManagementOutcome>")).toList();
  }

  private static String between(String text, String tag) {
    int from = text.indexOf(tag);
    return from < 0 ? null : text.substring(from + tag.length(), text.indexOf("<", from));
  }

  private static List<String> versions(String reference) {
    return bridge.database().read(connection -> Sql.query(connection, "select action, body from entered_record where reference = ? order by message_id",
        row -> row.getString(1) + " " + row.getString(2), reference));
  }
}
