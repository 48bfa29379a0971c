package org.elicensing.bridge.customs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Codes;

/**
 * What the additional declaration types (DE 11 02, config) mean for quantities.
 *
 * @param supplementary they complete a declaration that has taken the quantities already: checked only
 * @param retrospective the goods are gone when it is accepted (Art 337 of Implementing Regulation (EU) 2015/2447)
 */
public record AdditionalTypes(Set<String> supplementary, Set<String> retrospective) {

  public static AdditionalTypes of(List<String> supplementary, List<String> retrospective) {
    return new AdditionalTypes(supplementary.stream().map(Codes::normal).collect(Collectors.toSet()), retrospective.stream().map(Codes::normal).collect(Collectors.toSet()));
  }

  boolean isSupplementary(String type) {
    return type != null && supplementary.contains(type);
  }

  boolean isRetrospective(String type) {
    return type != null && retrospective.contains(type);
  }
}
