package org.elicensing.bridge.customs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.elicensing.bridge.declaration.Codes;
import org.elicensing.bridge.declaration.Course;
import org.elicensing.bridge.declaration.DocumentUse;
import org.elicensing.bridge.ledger.ClearanceOutcome;
import org.elicensing.bridge.ledger.Decision;
import org.elicensing.bridge.ledger.Position;
import org.elicensing.bridge.ledger.RefusalReason;
import org.elicensing.bridge.ledger.ReleaseDeclared;
import org.elicensing.bridge.ledger.Reservation;
import org.elicensing.bridge.licence.Licence;
import org.elicensing.bridge.licence.ManagedBy;
import org.elicensing.bridge.licence.Usability;

/** CC529C: what was released for export is consumed, the rest goes back (Art 6(3)-(4)). The goods are gone: what cannot be counted needs an officer. */
final class ReleaseForExport implements DeclarationStep {

  @Override
  public List<DocumentOutcome> work(DeclarationCase now) {
    if (now.hasEnded() && now.course().ending() == Course.Ending.INVALIDATED) {
      now.late("The declaration was invalidated before.");
      return List.of(Say.nothing(null, Flags.of(now)));
    }
    asAmended(now);
    if (now.declared() == null && now.positions().isEmpty() && reliesOnTheDeclaration(now)) {
      now.put(now.declaration().waiting(WaitingMessage.add(now.declaration().waiting(), WaitingMessage.of(now))));
      return null;
    }
    if (now.course().ending() != null || now.course().exitedAt() != null) {
      now.late("The declaration went on before.");
    }
    if (now.isSupplementary()) {
      return DecidePositions.complete(now, now.message().goodsGiven() ? now.message() : now.declared());
    }
    List<DocumentOutcome> outcomes = release(now);
    settle(now, outcomes);
    return outcomes;
  }

  /** Released is what was declared, in all or in some items; how much that is only the declaration says. */
  private static boolean reliesOnTheDeclaration(DeclarationCase now) {
    return !now.message().goodsGiven()
        || now.rules().documents().among(now.message().documents()).anyMatch(document -> now.rules().documents().isManaged(document) && !document.saysHowMuch());
  }

  /** A release speaks of the goods as they were amended, also when the acceptance of the declaration is still on its way. */
  private static void asAmended(DeclarationCase now) {
    if (now.course().amended() != null) {
      byte[] items = now.rules().reader().exportedAs(now.course().amended(), now.declaration().declared());
      now.put(now.declaration().lodged(items, now.declaration().additionalType(), null));
      now.put(now.course().amended(null));
    }
  }

  private static List<DocumentOutcome> release(DeclarationCase now) {
    Map<String, List<DocumentUse>> documents = documents(now);
    List<DocumentOutcome> outcomes = new ArrayList<>();
    for (Position position : now.positions()) {
      List<DocumentUse> onLicence = atItems(take(now, documents, position.licence()));
      outcomes.addAll(now.rules().release().settled(position) ? second(now, position, onLicence) : release(now, position, onLicence));
    }
    documents.forEach((reference, rest) -> {
      List<DocumentUse> counted = counted(now, now.licence(reference), rest, GoneGoods.RELEASED, outcomes);
      if (!counted.isEmpty()) {
        outcomes.addAll(release(now, now.position(now.licence(reference)), counted.stream().map(document -> asDeclared(now, document)).toList()));
      }
    });
    return outcomes;
  }

  private static void settle(DeclarationCase now, List<DocumentOutcome> outcomes) {
    if (outcomes.stream().noneMatch(outcome -> outcome.action().equals("consumed") && !outcome.refused())) {
      return;
    }
    Set<Long> unreleased = outcomes.stream().filter(outcome -> outcome.refused() && outcome.licence() != null).map(outcome -> now.licence(Codes.normal(outcome.licence())))
        .filter(licence -> licence != null).map(Licence::id).collect(Collectors.toSet());
    now.put(now.declaration().released(true).course(now.course().unreleased(unreleased)));
    if (now.course().ending() != null) {
      now.put(now.course().ended(null));
      now.desk().park("release-after-end", "The goods were released although customs had said that they would not be; their quantities are consumed.");
    }
    MarkExit.reportShortage(now);
  }

  /** The message's documents; a release that lists no goods releases all that was declared. */
  private static Map<String, List<DocumentUse>> documents(DeclarationCase now) {
    DeclarationMessage declared = now.message().goodsGiven() ? now.message() : now.declared();
    return new LinkedHashMap<>(declared == null ? Map.of() : now.byLicence(declared.documents()));
  }

  /** A licence may be quoted by each reference it ever had. */
  static List<DocumentUse> take(DeclarationCase now, Map<String, List<DocumentUse>> documents, Licence licence) {
    List<String> quoted = documents.keySet().stream().filter(reference -> licence.equals(now.licence(reference))).toList();
    return quoted.stream().flatMap(reference -> documents.remove(reference).stream()).toList();
  }

  static List<DocumentUse> atItems(List<DocumentUse> documents) {
    return documents.stream().filter(document -> document.goodsItem() != null).toList();
  }

  /** A release that says of the licence what stands already is harmless, through whichever door that came; another one is for an officer. */
  private static List<DocumentOutcome> second(DeclarationCase now, Position position, List<DocumentUse> documents) {
    boolean equal = !now.message().goodsGiven() || now.rules().compare().same(position, now.message().goodsItems(), documents);
    String sentence = equal ? null : "The declaration was consumed by an earlier release that said something else.";
    return position.holds().stream().map(hold -> Say.answered(position.licence().reference(), hold, ClearanceOutcome.ALREADY_CONSUMED, sentence, !equal,
        now.line(hold.key().lineId()), Flags.of(now))).toList();
  }

  /** Where nothing is held, an item without quantity was released as it was declared. */
  private static DocumentUse asDeclared(DeclarationCase now, DocumentUse document) {
    if (document.saysHowMuch() || now.declared() == null) {
      return document;
    }
    List<DocumentUse> same = now.declared().documents().stream().filter(each -> document.goodsItem().equals(each.goodsItem())
        && document.licence().equals(each.licence()) && Objects.equals(document.line(), each.line())).toList();
    return same.size() == 1 ? document.asMuchAs(same.get(0)) : document;
  }

  /** Those of the documents that are counted; of the others it is said at once what is wrong with them, or that they are only checked. */
  static List<DocumentUse> counted(DeclarationCase now, Licence licence, List<DocumentUse> documents, GoneGoods goods, List<DocumentOutcome> outcomes) {
    List<DocumentUse> counted = new ArrayList<>();
    for (DocumentUse document : documents) {
      boolean general = now.rules().documents().isGeneral(document) || licence != null && !isCounted(now, licence, document);
      if (general) {
        outcomes.add(Say.document("checked", document, null, Flags.of(now, licence == null ? new String[] {"no-record"} : new String[0])));
      } else if (licence == null) {
        outcomes.add(Say.refused(goods.action(), document, RefusalReason.NO_SUCH_LICENCE, RefusalReason.NO_SUCH_LICENCE.sentence(), null, Flags.of(now, "no-hold")));
      } else if (document.goodsItem() == null) {
        outcomes.add(Say.refused(goods.action(), document, RefusalReason.NOT_COUNTABLE, "A licence at shipment level states no quantity.", null, Flags.of(now, "no-hold")));
      } else {
        counted.add(document);
      }
    }
    return counted;
  }

  /** Whether the table of procedures has quantities managed there; general authorisations never are. */
  private static boolean isCounted(DeclarationCase now, Licence licence, DocumentUse document) {
    Usability.Use use = new Usability.Use(now.day(), document.documentType(), document.procedure(), now.declaration().additionalType());
    return now.rules().reserve().procedures().managedBy(licence, use) != ManagedBy.NOT;
  }

  private static List<DocumentOutcome> release(DeclarationCase now, Position position, List<DocumentUse> documents) {
    DeclarationMessage message = now.message();
    boolean whole = !message.goodsGiven() && !position.empty();
    String exporter = message.exporter() != null || now.declared() == null ? message.exporter() : now.declared().exporter();
    Reservation wish = new Reservation(new Usability.Use(now.day(), null, null, now.declaration().additionalType()), exporter, null, whole ? List.of() : documents);
    Set<Integer> listed = whole ? null : message.goodsGiven() ? message.goodsItems() : now.declared().goodsItems();
    Decision decision = now.rules().release().decide(position, new ReleaseDeclared.Released(listed, wish));
    if (decision instanceof Decision.Refused refused) {
      return GoneGoods.RELEASED.refused(now, position, documents, refused);
    }
    List<Decision.Wish> consumed = ((Decision.Granted) decision).holds();
    now.moves().consume(position, consumed);
    List<DocumentOutcome> outcomes = GoneGoods.RELEASED.consumed(now, position, documents, consumed);
    outcomes.addAll(Say.unused(whole ? List.of() : documents, outcomes, Flags.of(now)));
    return outcomes;
  }
}
