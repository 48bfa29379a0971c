package org.elicensing.bridge.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elicensing.bridge.database.Ids;
import org.elicensing.bridge.journal.Reference;
import org.elicensing.bridge.proof.Books.Move;
import org.elicensing.bridge.proof.Books.Suspension;

/** Where in the books each message that was answered stands, and between which of them those that have left no trace. */
final class Order {

  /** @param moves none: it counts without moving */
  record Event(long id, Sent sent, List<Move> moves) {}

  /** @param first before which event it may stand at the earliest; and at the latest */
  record Open(Sent sent, int first, int last) {}

  private final Load load;
  private final List<List<Sent>> records;
  private final Map<String, Sent> byIdentification;
  private final List<Event> events = new ArrayList<>();

  /** @param byIdentification what was answered; whatever has its place is taken out */
  Order(Load load, List<List<Sent>> records, Map<String, Sent> byIdentification) {
    this.load = load;
    this.records = records;
    this.byIdentification = byIdentification;
  }

  /** Everything that has its place, as the books have it. */
  List<Event> of(List<Move> moves, List<Suspension> suspensions) {
    Map<Long, List<Move>> messages = new LinkedHashMap<>();
    moves.forEach(move -> messages.computeIfAbsent(move.message(), each -> new ArrayList<>()).add(move));
    int[] versions = new int[records.size()];
    messages.values().forEach(of -> {
      Move first = of.get(0);
      int licence = licence(first);
      Sent sent = first.record() ? records.get(licence).get(versions[licence]++) : byIdentification.remove(first.identification());
      if (sent == null) {
        load.different("Nobody was answered what moved " + of);
      } else {
        events.add(new Event(first.id(), sent, of));
      }
    });
    for (Suspension each : suspensions) {
      count(each.id(), byIdentification.remove(Reference.of(each.id())));
      Sent lifted = byIdentification.remove(Reference.of(each.id()) + " lifted");
      if (lifted != null && each.liftedAt() != null) {
        count(lift(each), lifted);
      } else if (lifted != null) {
        load.different("It still stands: " + lifted);
      }
    }
    for (int licence = 0; licence < records.size(); licence++) {
      if (versions[licence] != records.get(licence).size()) {
        load.different("L" + licence + ": " + versions[licence] + " records of " + records.get(licence).size() + " stand on the line");
      }
    }
    events.sort(Comparator.comparingLong(Event::id));
    inTime();
    return events;
  }

  /** It has no entry of its own; of what its bridge did in the same millisecond the messages that came before it stand before it. */
  private long lift(Suspension each) {
    Instant at = Instant.ofEpochMilli(each.liftedAt());
    return events.stream().filter(event -> !event.moves().isEmpty() && event.id() > Ids.before(at) && event.id() <= Ids.before(at.plusMillis(1)))
        .filter(event -> Ids.bridgeOf(event.id()) == Ids.bridgeOf(each.liftedBy()) && event.moves().get(0).message() < each.liftedBy())
        .mapToLong(Event::id).max().orElse(Ids.before(at) + 1);
  }

  private void count(long id, Sent sent) {
    if (sent == null) {
      load.different("Nobody was answered about the suspension " + Reference.of(id));
    } else {
      events.add(new Event(id, sent, List.of()));
    }
  }

  private int licence(Move move) {
    for (int licence = 0; licence < records.size(); licence++) {
      if (load.words.licence(licence).equals(move.licence())) {
        return licence;
      }
    }
    throw new IllegalArgumentException("A licence of somebody else: " + move);
  }

  /** What was answered before something else was sent must stand before it. */
  private void inTime() {
    Sent latest = null;
    for (Event event : events) {
      if (latest != null && event.sent().before(latest)) {
        load.different(event.sent() + " stands after " + latest + ", which was sent only after its answer");
      }
      latest = latest == null || event.sent().from() > latest.from() ? event.sent() : latest;
    }
  }

  /** All the others, by the first place that each may have. */
  List<Open> open() {
    return new ArrayList<>(byIdentification.values().stream().map(this::window).sorted(Comparator.comparingInt(Open::first)).toList());
  }

  private Open window(Sent sent) {
    int first = events.size();
    while (first > 0 && !events.get(first - 1).sent().before(sent)) {
      first--;
    }
    int last = first;
    while (last < events.size() && !sent.before(events.get(last).sent())) {
      last++;
    }
    return new Open(sent, first, last);
  }
}
