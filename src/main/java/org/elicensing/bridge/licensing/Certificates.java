package org.elicensing.bridge.licensing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.elicensing.bridge.database.Database;
import org.elicensing.bridge.database.Sql;

/** Certificates as they are shown in answers: never changing but for the status, which follows dates and ledger. */
public final class Certificates {

  /** Certificates kept at hand, and the size of one that is: together a bound on the memory they take. */
  private static final int KEPT = 5_000;
  private static final int MOST_BYTES = 16 * 1024;

  private record Cut(byte[] head, byte[] tail) {}

  private final Database database;
  private final Map<Long, Cut> kept = Collections.synchronizedMap(new LinkedHashMap<>(256, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Long, Cut> eldest) {
      return size() > KEPT;
    }
  });

  public Certificates(Database database) {
    this.database = database;
  }

  /** Writes the certificate with the status that holds now. */
  public void write(long id, String status, ByteArrayOutputStream out) {
    Cut cut = kept.get(id);
    if (cut == null) {
      cut = cut(load(id));
      if (cut.head().length + cut.tail().length <= MOST_BYTES) {
        kept.put(id, cut);
      }
    }
    out.writeBytes(cut.head());
    out.writeBytes(status.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(cut.tail());
  }

  private byte[] load(long id) {
    return database.read(connection -> Sql.query(connection, "select body from certificate where id = ?", row -> row.getBytes(1), id))
        .stream().findFirst().orElseThrow(() -> new IllegalStateException("Certificate " + id + " is missing"));
  }

  /** The canonical form has exactly one Status element, before anything that could contain the same text. */
  private static Cut cut(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    int from = text.indexOf("<Status>") + "<Status>".length();
    int to = text.indexOf("</Status>", from);
    if (to < 0) {
      throw new IllegalStateException("A stored certificate has no status");
    }
    return new Cut(text.substring(0, from).getBytes(StandardCharsets.UTF_8), text.substring(to).getBytes(StandardCharsets.UTF_8));
  }
}
