package org.elicensing.bridge.customs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Course;
import org.elicensing.bridge.declaration.Declaration;
import org.elicensing.bridge.declaration.DeclarationName;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.Hold;
import org.elicensing.bridge.ledger.Line;
import org.elicensing.bridge.ledger.Moves;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.writer.Desk;

/** One message about one declaration on the desk: what its step decides on, and what it has to say so far. */
final class DeclarationCase {

  private final Desk desk;
  private final DeclarationMessage message;
  private final byte[] canonical;
  private final CustomsRules rules;
  private Declaration declaration;
  private boolean late;
  private byte[] read;
  private DeclarationMessage declared;

  DeclarationCase(Desk desk, DeclarationMessage message, byte[] canonical, CustomsRules rules) {
    this.desk = desk;
    this.canonical = canonical;
    this.message = message;
    this.rules = rules;
    this.declaration = desk.bind(new DeclarationName(message.mrn(), message.lrn(), message.declarant()), message.office());
  }

  /** Another message of the same declaration, worked because this one came. */
  DeclarationCase(DeclarationCase now, DeclarationMessage message) {
    this.desk = now.desk;
    this.canonical = now.canonical;
    this.message = message;
    this.rules = now.rules;
    this.declaration = now.declaration;
  }

  Desk desk() {
    return desk;
  }

  DeclarationMessage message() {
    return message;
  }

  /** The message in the form it is remembered in. */
  byte[] canonical() {
    return canonical;
  }

  CustomsRules rules() {
    return rules;
  }

  Declaration declaration() {
    return declaration;
  }

  void put(Declaration changed) {
    declaration = changed;
    desk.declarations().put(changed);
  }

  /** What another message of the same declaration did counts here as well. */
  void follow(DeclarationCase other) {
    declaration = other.declaration;
  }

  Course course() {
    return declaration.course();
  }

  void put(Course changed) {
    put(declaration.course(changed));
  }

  /** The message comes after one that should have followed it. */
  void late(String why) {
    late = true;
    desk.fact("late", why);
  }

  /** What is told once the whole message was worked: what remains is what does after it. */
  List<DocumentOutcome> told(List<DocumentOutcome> outcomes) {
    return outcomes.stream().map(outcome -> outcome.after(outcome.line() == null ? null : line(outcome.line().id()), late)).toList();
  }

  /** Whether it ended without its goods, and nothing was taken under its name since. */
  boolean hasEnded() {
    return course().ending() != null && desk.books().holdsOf(declaration.id()).isEmpty();
  }

  boolean isSupplementary() {
    return rules.types().isSupplementary(declaration.additionalType() == null ? message.additionalType() : declaration.additionalType());
  }

  boolean isRetrospective() {
    return rules.types().isRetrospective(declaration.additionalType());
  }

  Moves moves() {
    return desk.moves(message.office());
  }

  LocalDate today() {
    return LocalDate.ofInstant(desk.now(), rules.zone());
  }

  /** The day licences are judged at: of acceptance, else of receipt. */
  LocalDate day() {
    if (message.acceptanceDate() != null) {
      return message.acceptanceDate();
    }
    return declaration.acceptanceDate() != null ? declaration.acceptanceDate() : today();
  }

  /** What the declaration declared, or null while that is unknown; read once. */
  DeclarationMessage declared() {
    if (read != declaration.declared()) {
      read = declaration.declared();
      declared = read == null ? null : rules.reader().ofCanonical(read);
    }
    return declared;
  }

  /** The licence documents among those given, by licence reference, in the order they are named. */
  Map<String, List<DocumentUse>> byLicence(List<DocumentUse> documents) {
    return rules.documents().among(documents).collect(Collectors.groupingBy(DocumentUse::licence, LinkedHashMap::new, Collectors.toList()));
  }

  Licence licence(String reference) {
    return desk.books().licence(reference);
  }

  Position position(Licence licence) {
    return desk.books().position(licence, declaration.id());
  }

  /** Positions of the declaration, by licence, in the order of their ids. */
  List<Position> positions() {
    List<Position> positions = new ArrayList<>();
    desk.books().holdsOf(declaration.id()).stream().map(Hold::licenceId).distinct().sorted()
        .forEach(id -> positions.add(position(desk.books().licences.get(id))));
    return positions;
  }

  /** The line as it is now, for what remains on it. */
  Line line(long id) {
    return desk.books().lines.get(id);
  }

  /** The line of that number, or null where a later record has it no more. */
  Line line(Licence licence, Integer number) {
    return licence == null || number == null ? null
        : desk.books().linesOf(licence.id()).stream().filter(line -> !line.dropped() && line.number() == number).findFirst().orElse(null);
  }
}
