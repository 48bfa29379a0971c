package org.elicensing.bridge.writer;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Small writes that belong to the commit of the message that causes them, beside ledger and journal. */
public final class Errands {

  /** One write. */
  public interface Errand {
    void run(Connection connection) throws SQLException;
  }

  private final List<Errand> errands = new ArrayList<>();
  private final Connection connection;

  Errands(Connection connection) {
    this.connection = connection;
  }

  /** Runs after the ledger was written, before the commit. */
  public void later(Errand errand) {
    errands.add(errand);
  }

  /** A read that is rare enough to be done for one message, on the locked state. */
  public Connection connection() {
    return connection;
  }

  /** Those of a kind that are to run with this batch, in order. */
  public <E extends Errand> List<E> waiting(Class<E> kind) {
    return errands.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  int mark() {
    return errands.size();
  }

  void back(int mark) {
    errands.subList(mark, errands.size()).clear();
  }

  void run() throws SQLException {
    for (Errand errand : errands) {
      errand.run(connection);
    }
  }
}
