package org.elicensing.bridge.doors;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.elicensing.bridge.journal.Reply;
import org.elicensing.bridge.licensing.UsageStatement;

/** A licensing system asks for the usage of one of its licences. */
public final class AskUsage {

  private final UsageStatement statement;

  public AskUsage(UsageStatement statement) {
    this.statement = statement;
  }

  public Reply answer(Exchange exchange) {
    LicensingPath path = LicensingPath.of(exchange);
    String reference = exchange.getMessage().getHeader("reference", String.class);
    if (!path.what().equals("usage")) {
      throw new NotFound("Below /licensing there are {system}/records to push to and {system}/usage to ask.");
    }
    Optional<Reply> found = reference == null ? Optional.empty() : statement.of(path.system(), reference);
    return found.orElseThrow(() -> new NotFound(reference == null
        ? "Name the licence: /licensing/" + path.system() + "/usage?reference=…"
        : "The licensing system " + path.system() + " has no licence " + reference + "."));
  }
}
