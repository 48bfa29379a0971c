package org.elicensing.bridge.declaration;

import java.time.Instant;
import java.util.Set;

/**
 * What the messages of a declaration have told beside lodging, acceptance and release. It is kept because they come in
 * any order: a message that is worked after those that should have followed it must lead to the same quantities.
 *
 * @param amendment the canonical form of a requested amendment (CC513C) that is neither accepted nor rejected, or null
 * @param amended the canonical form of an amendment that was accepted before the declaration was, or null
 * @param awaiting id of an acceptance of an amendment that nobody had requested, or null
 * @param ending how the declaration ended without its goods, or null
 * @param exit the canonical form of the message that said that the goods left the Union, or null
 * @param exitedAt when they left, or null
 * @param unreleased ids of licences whose quantities a release could not consume
 */
public record Course(byte[] amendment, byte[] amended, Long awaiting, Ending ending, byte[] exit, Instant exitedAt, Set<Long> unreleased) {

  public Course {
    unreleased = Set.copyOf(unreleased);
  }

  /** Nothing was told yet. */
  public static final Course NONE = new Course(null, null, null, null, null, null, Set.of());

  /** Why a declaration holds nothing any more. */
  public enum Ending { NOT_RELEASED, INVALIDATED }

  public Course requested(byte[] canonical) {
    return new Course(canonical, amended, awaiting, ending, exit, exitedAt, unreleased);
  }

  public Course amended(byte[] canonical) {
    return new Course(amendment, canonical, awaiting, ending, exit, exitedAt, unreleased);
  }

  public Course awaiting(Long messageId) {
    return new Course(amendment, amended, messageId, ending, exit, exitedAt, unreleased);
  }

  /** @param how null: it goes on after all */
  public Course ended(Ending how) {
    return new Course(amendment, amended, awaiting, how, exit, exitedAt, unreleased);
  }

  /** Where several messages tell of the exit, the earliest time stands and the last goods do. */
  public Course exited(byte[] canonical, Instant at) {
    Instant first = exitedAt == null || at.isBefore(exitedAt) ? at : exitedAt;
    return new Course(amendment, amended, awaiting, ending, canonical, first, unreleased);
  }

  public Course unreleased(Set<Long> licences) {
    return new Course(amendment, amended, awaiting, ending, exit, exitedAt, licences);
  }

  /** Two declarations turned out to be one: what this one does not know the other may. */
  public Course and(Course other) {
    return new Course(amendment == null ? other.amendment : amendment, amended == null ? other.amended : amended, awaiting == null ? other.awaiting : awaiting,
        ending == null ? other.ending : ending, exit == null ? other.exit : exit, exitedAt == null ? other.exitedAt : exitedAt,
        unreleased.isEmpty() ? other.unreleased : unreleased);
  }
}
