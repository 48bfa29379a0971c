package org.elicensing.bridge.certex;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.elicensing.bridge.journal.Reference;

/**
 * A list that an office wants again and again.
 *
 * @param messageId the journalled message that asked for it
 * @param office that it is delivered to
 * @param since when it was asked for
 * @param nextAt when the next delivery is due, or was due that is under way
 * @param page number of the page that is delivered next, from 1
 * @param after licence after which that page goes on
 */
public record Subscription(long messageId, String office, LicenceFilter filter, String period, Instant since, Instant nextAt, int page, long after) {

  public String reference() {
    return Reference.of(messageId);
  }

  public Map<String, Object> filterTree() {
    return filter.tree();
  }

  /** As it stands once a page was delivered; what fell due while no bridge ran is delivered once. */
  Subscription delivered(Long next, Instant now) {
    if (next != null) {
      return new Subscription(messageId, office, filter, period, since, nextAt, page + 1, next);
    }
    Duration every = ListQuestion.duration(period);
    long missed = Math.max(0, Duration.between(nextAt, now).toMillis() / every.toMillis());
    return new Subscription(messageId, office, filter, period, since, nextAt.plus(every.multipliedBy(missed + 1)), 1, 0);
  }
}
