package org.elicensing.bridge.certex;

import java.sql.Connection;
import java.sql.SQLException;
import org.elicensing.bridge.certex.message.LicenceStatusChanged;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.ProcedureTable;
import org.elicensing.bridge.licensing.OfficeCallback;
import org.elicensing.bridge.licensing.StatusNews;
import org.elicensing.bridge.writer.Desk;
import org.elicensing.bridge.writer.Errands;

/** Writes news of a licence as a SOAP message to the address of an office; it leaves once the commit is durable. */
public final class StatusCallback implements OfficeCallback {

  private final CallbackAddresses addresses;
  private final CertexWriter writer;
  private final PhraseProcedures procedures;

  public StatusCallback(CallbackAddresses addresses, CertexWriter writer, ProcedureTable table) {
    this.addresses = addresses;
    this.writer = writer;
    this.procedures = new PhraseProcedures(table);
  }

  @Override
  public void tell(Desk desk, StatusNews news, String office) {
    if (addresses.of(office).isPresent()) {
      long id = desk.nextId();
      byte[] envelope = writer.envelope(String.format("%016x%016x", desk.messageId(), id), office, writer.fragment(message(desk, news)));
      desk.errands().later(new Write(id, office, news.licence().key(), desk.messageId(), envelope, desk.now().toEpochMilli()));
    }
  }

  private LicenceStatusChanged message(Desk desk, StatusNews news) {
    Licence licence = news.licence();
    LicenceStatusChanged message = new LicenceStatusChanged();
    message.setSendingDate(PhraseLicence.seconds(desk.now()));
    message.setLicenceReference(licence.reference());
    message.setVersion(licence.version());
    message.setChange(news.change().name());
    message.setStatusBefore(news.statusBefore().name());
    message.setStatus(news.status().name());
    message.setValidFrom(licence.validFrom().toString());
    message.setExpiryDate(licence.expiryDate() == null ? null : licence.expiryDate().toString());
    message.getProcedureIdentification().addAll(procedures.of(licence, news.lines(), null, null, news.today()));
    return message;
  }

  private record Write(long id, String office, String licence, long cause, byte[] body, long at) implements Errands.Errand {
    @Override
    public void run(Connection connection) throws SQLException {
      Sql.update(connection, "insert into callback (id, office, licence, cause_id, body, written_at, due_at, tries) values (?,?,?,?,?,?,?,0)",
          id, office, licence, cause, body, at, at);
    }
  }
}
