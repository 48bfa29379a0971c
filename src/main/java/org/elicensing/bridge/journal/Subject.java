package org.elicensing.bridge.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an understood message is about: the keys it is found by.
 *
 * @param kind message name, such as LicenceClearanceRequest or CC529C
 * @param partner the sender
 * @param identification the sender's own identification of the message, or null
 * @param identity what a repeat is recognised by, or null when the message has no identification
 * @param contentHash what a repeat must equal
 * @param licences references it names, normalised
 */
public record Subject(
    String kind, String partner, String identification, String identity, byte[] contentHash, String mrn, String lrn, String office, Set<String> licences) {

  /** The same, found by more licences than the message itself names. */
  public Subject alsoAbout(Set<String> more) {
    if (licences.containsAll(more)) {
      return this;
    }
    Set<String> all = new TreeSet<>(licences);
    all.addAll(more);
    return new Subject(kind, partner, identification, identity, contentHash, mrn, lrn, office, all);
  }

  /** What the message is found by. */
  public List<BusinessKey> keys() {
    List<BusinessKey> keys = new ArrayList<>();
    if (mrn != null) {
      keys.add(new BusinessKey(BusinessKey.Kind.MRN, mrn));
    }
    if (lrn != null) {
      keys.add(new BusinessKey(BusinessKey.Kind.LRN, lrn));
    }
    licences.forEach(licence -> keys.add(new BusinessKey(BusinessKey.Kind.LICENCE, licence)));
    return keys;
  }

  /** A message that could not be understood. */
  public static Subject unknown(String kind, String partner) {
    return new Subject(kind, partner, null, null, null, null, null, null, Set.of());
  }
}
