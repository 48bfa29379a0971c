package org.elicensing.bridge.proof;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elicensing.bridge.database.Sql;
import org.elicensing.bridge.ledger.LedgerAudit;

/**
 * A bridge as a history meets it, and its clock: {@link WriterStage} hands its messages to the writer itself, {@link WireStage} sends them.
 *
 * @param <M> a message on its way
 */
interface Stage<M> extends AutoCloseable {

  /** What is answered instead of a text: the message waits for another one. */
  String WAITS = "waits";
  /** What is answered instead of a text: the identification came before with other content. */
  String CONFLICT = "conflict";

  /**
   * A new history begins: its first day has come, and nothing that others have left is waited for.
   *
   * @return whether the bridge was told to give back what never left the Union; a stage may choose by the seed
   */
  boolean begin(long seed);

  /** A message to the single window. */
  M single(String text);

  /** A check, which is answered beside the batches. */
  default String check(String text) {
    return write(List.of(single(text))).get(0);
  }

  M aes(String text);

  M record(String text);

  M writeOff(String text);

  M suspend(String licence, String mrn, boolean exceptional);

  M lift(String licence, String mrn);

  /** Gives the bridge messages that it may decide together; what each was answered, once that is durable. */
  List<String> write(List<M> batch);

  /** What left for customs unasked since this was last asked: news of licences, and outcomes; empty where nobody listens. */
  default Optional<List<String>> news() {
    return Optional.empty();
  }

  /** A day has come, counted from the first; what is due acts. */
  void day(int day);

  /** A second person settles the oldest request that is open for a licence; false where none is. */
  boolean settle(String licence, boolean approved);

  /** Rows as the model says them. */
  Set<String> rows(String sql, List<String> references, Sql.Row<String> row);

  List<LedgerAudit.Difference> differences();

  @Override
  void close();
}
