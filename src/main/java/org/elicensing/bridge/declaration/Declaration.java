package org.elicensing.bridge.declaration;

import java.time.LocalDate;

/**
 * A customs export declaration as the bridge remembers it: one declaration, two names.
 *
 * @param mrn from acceptance on, or null
 * @param lrn in its own case, or null while only the MRN is known
 * @param declarant EORI that the LRN belongs to; empty when the single-window service named none
 * @param office customs office of export
 * @param additionalType DE 11 02, or null
 * @param acceptanceDate the day licences are judged at, or null before acceptance
 * @param declared the canonical form of the last declaration or amendment, or null while it is unknown
 * @param accepted whether its acceptance was worked
 * @param presented whether its goods were presented (pre-lodged declarations)
 * @param released whether a release was worked; what was not released then is not reserved any more
 * @param waiting acceptances that wait for the declaration, or null
 * @param course what else its messages have told, in whatever order they came
 * @param lastMessage id of the newest message about it
 * @param revision grows with every change of the row; 0 for a new one
 */
public record Declaration(
    long id,
    String mrn,
    String lrn,
    String declarant,
    String office,
    String additionalType,
    LocalDate acceptanceDate,
    byte[] declared,
    boolean accepted,
    boolean presented,
    boolean released,
    String waiting,
    Course course,
    long lastMessage,
    long revision) {

  public static Declaration named(long id, DeclarationName name, String office) {
    return new Declaration(id, name.mrn(), name.lrn(), name.lrn() == null ? null : name.declarant(), office, null, null, null, false, false, false, null, Course.NONE, 0, 0);
  }

  /** The name customs knows it by now. */
  public String name() {
    return mrn != null ? mrn : lrn;
  }

  /** Pre-lodged: types D, E and F of DE 11 02 (Art 171 UCC). */
  public boolean preLodged() {
    return additionalType != null && "DEF".contains(additionalType);
  }

  public Declaration names(String newMrn, String newLrn, String newDeclarant) {
    return new Declaration(id, newMrn, newLrn, newDeclarant, office, additionalType, acceptanceDate, declared, accepted, presented, released, waiting, course, lastMessage, revision);
  }

  public Declaration lodged(byte[] canonical, String type, String newOffice) {
    return new Declaration(id, mrn, lrn, declarant, newOffice == null ? office : newOffice, type, acceptanceDate, canonical, accepted, presented, released, waiting, course, lastMessage, revision);
  }

  public Declaration accepted(LocalDate day, String newOffice) {
    return new Declaration(id, mrn, lrn, declarant, newOffice == null ? office : newOffice, additionalType, day, declared, true, presented, released, waiting, course, lastMessage, revision);
  }

  public Declaration presented(boolean now) {
    return new Declaration(id, mrn, lrn, declarant, office, additionalType, acceptanceDate, declared, accepted, now, released, waiting, course, lastMessage, revision);
  }

  public Declaration released(boolean now) {
    return new Declaration(id, mrn, lrn, declarant, office, additionalType, acceptanceDate, declared, accepted, presented, now, waiting, course, lastMessage, revision);
  }

  public Declaration waiting(String acceptances) {
    return new Declaration(id, mrn, lrn, declarant, office, additionalType, acceptanceDate, declared, accepted, presented, released, acceptances, course, lastMessage, revision);
  }

  /** What a message says of its type counts where nothing said it before. */
  public Declaration typed(String type) {
    return additionalType != null || type == null ? this : lodged(declared, type, office);
  }

  public Declaration course(Course changed) {
    return new Declaration(id, mrn, lrn, declarant, office, additionalType, acceptanceDate, declared, accepted, presented, released, waiting, changed, lastMessage, revision);
  }

  public Declaration touched(long messageId) {
    return new Declaration(id, mrn, lrn, declarant, office, additionalType, acceptanceDate, declared, accepted, presented, released, waiting, course, messageId, revision);
  }
}
