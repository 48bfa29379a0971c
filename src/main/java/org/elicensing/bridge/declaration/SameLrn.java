package org.elicensing.bridge.declaration;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of the declarations with one LRN a name means: that of its declarant; where either side does not know the
 * declarant, the only one at the same office, and none if there are several.
 *
 * @param declarant as it is kept, see {@link DeclarationName#at}
 */
public record SameLrn(long id, String declarant, String office) {

  public static Optional<SameLrn> meant(List<SameLrn> all, DeclarationName name, String office) {
    String wanted = name.at(office).declarant();
    return all.stream().filter(each -> Objects.equals(each.declarant(), wanted)).findFirst().or(() -> onlyOneAt(office, all, wanted));
  }

  private static Optional<SameLrn> onlyOneAt(String office, List<SameLrn> all, String wanted) {
    List<SameLrn> fitting = all.stream()
        .filter(each -> DeclarationName.unknown(wanted) || DeclarationName.unknown(each.declarant()))
        .filter(each -> office != null && office.equals(each.office())).toList();
    return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
  }
}
