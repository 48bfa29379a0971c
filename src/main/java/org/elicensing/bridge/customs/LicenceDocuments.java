package org.elicensing.bridge.customs;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.DocumentUse;

/**
 * Which supporting documents are licences that the bridge minds (document codes of DE 12 03 002, config).
 *
 * @param managed codes whose quantities are managed
 * @param general codes of general authorisations: checked, never counted
 */
public record LicenceDocuments(Set<String> managed, Set<String> general) {

  public static LicenceDocuments of(List<String> managed, List<String> general) {
    return new LicenceDocuments(managed.stream().map(Codes::normal).collect(Collectors.toSet()), general.stream().map(Codes::normal).collect(Collectors.toSet()));
  }

  boolean isManaged(DocumentUse document) {
    return managed.contains(document.documentType());
  }

  boolean isGeneral(DocumentUse document) {
    return general.contains(document.documentType());
  }

  Stream<DocumentUse> among(List<DocumentUse> documents) {
    return documents.stream().filter(document -> isManaged(document) || isGeneral(document));
  }
}
