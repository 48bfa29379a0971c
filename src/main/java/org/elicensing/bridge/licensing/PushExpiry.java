package org.elicensing.bridge.licensing;

import java.sql.SQLException;
import org.elicensing.bridge.database.DatabaseUnavailable;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.LicenceStatus;
import org.elicensing.bridge.timers.ExpiryPush;
import org.elicensing.bridge.writer.Desk;

/** Tells offices that a licence has expired by its dates alone; its record stays as the authority stated it. */
public final class PushExpiry implements ExpiryPush {

  @Override
  public void expired(Desk desk, Licence licence) {
    Licence shown = new Licence(licence.id(), licence.reference(), licence.system(), licence.recordId(), licence.version(), licence.documentType(), licence.type(),
        LicenceStatus.EXPIRED, licence.memberState(), licence.validFrom(), licence.expiryDate(), licence.holder(), licence.countries(), licence.procedures(), licence.heldBack(),
        licence.contentHash(), licence.certificateId(), licence.revision());
    try {
      StatusPush.afterChange(desk, licence, shown);
    } catch (SQLException e) {
      throw new DatabaseUnavailable(e);
    }
  }
}
