package org.elicensing.bridge.journal;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Once a day, lets go of what need not be kept any longer; what fails is tried again the next day. */
public final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  /** Something that is let go of. It works in steps so small that decisions never wait noticeably for one. */
  public interface Chore {

    /** Does all that is due now, and says how many messages it was about. */
    int run() throws SQLException;

    /** What was done, for the log. */
    String told(int messages);
  }

  private final List<Chore> chores;
  private final ScheduledExecutorService daily = Executors.newSingleThreadScheduledExecutor(work -> {
    Thread thread = new Thread(work, "housekeeping");
    thread.setDaemon(true);
    return thread;
  });

  public Housekeeping(List<Chore> chores) {
    this.chores = List.copyOf(chores);
  }

  public Housekeeping daily() {
    daily.scheduleWithFixedDelay(() -> chores.forEach(Housekeeping::safely), 1, TimeUnit.DAYS.toMinutes(1), TimeUnit.MINUTES);
    return this;
  }

  private static void safely(Chore chore) {
    try {
      LOG.info("{}", chore.told(chore.run()));
    } catch (SQLException | RuntimeException e) {
      LOG.warn("{} could not do its work; tried again tomorrow: {}", chore.getClass().getSimpleName(), e.toString());
    }
  }

  @Override
  public void close() {
    daily.shutdownNow();
  }
}
