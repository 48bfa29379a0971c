package org.elicensing.bridge.writer;

import java.util.Set;
import java.util.function.Function;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.journal.Received;
import org.elicensing.bridge.journal.Subject;

/** A message of a test: what it touches, and what it does. */
public record TestWork(Received received, Subject subject, DeclarationName declaration, Set<String> touched, Set<String> records, Function<Desk, Verdict> act)
    implements Work {

  @Override
  public Set<String> licences(Function<DeclarationName, Declaration> known) {
    return touched;
  }

  @Override
  public Verdict decide(Desk desk) {
    return act.apply(desk);
  }
}
