package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elicensing.bridge.proof.ConcurrentProof.Sent;
import org.elicensing.bridge.proof.Model.Declaration;
import org.elicensing.bridge.proof.Model.Held;
import org.elicensing.bridge.proof.Model.MLine;
import org.elicensing.bridge.proof.Model.Place;

/**
 * Replays what was recorded on the one line of a licence. The sequence of its entries says in which order the bridges decided: in
 * that order the model must give every answer that was given, and come to the same balances. A message that moved nothing has no
 * place in the sequence; there must be one where the model gives its answer.
 */
final class Replay {

  /** An entry: numbers are scaled, and as they are after it. */
  record Move(long sequence, long message, String identification, long authorised, long reserved, long consumed) {}

  private final int licence;
  private final List<Boolean> records;
  private final Map<String, Sent> open = new HashMap<>();
  /** Those that have a place in the sequence, for they moved something. */
  private final Map<String, Sent> placed = new HashMap<>();
  private final List<String> differences = new ArrayList<>();
  private final Model model = new Model();
  private int version;

  Replay(int licence, List<Boolean> records, List<Sent> answered) {
    this.licence = licence;
    this.records = records;
    answered.forEach(sent -> open.put(sent.identification(), sent));
  }

  List<String> differences() {
    return differences;
  }

  /** @return how many messages moved something */
  int of(List<Move> moves) {
    int moved = 0;
    moves.forEach(move -> {
      if (open.containsKey(move.identification())) {
        placed.put(move.identification(), open.remove(move.identification()));
      }
    });
    for (int i = 0; i < moves.size(); i++) {
      Move move = moves.get(i);
      if (move.sequence() != i + 1) {
        differences.add("L" + licence + ": entry " + (i + 1) + " is missing");
      }
      boolean last = i + 1 == moves.size() || moves.get(i + 1).message() != move.message();
      if (last) {
        work(move);
        moved++;
        findPlaces();
      }
    }
    open.values().forEach(sent -> differences.add("L" + licence + ": nowhere in the sequence of the line this is the answer: " + sent));
    if (version != records.size()) {
      differences.add("L" + licence + ": " + version + " records of " + records.size() + " stand on the line");
    }
    return moved;
  }

  private void work(Move move) {
    if (move.identification() == null) {
      version++;
      Paperwork record = new Paperwork(licence, List.of(new MLine(1, null, ConcurrentProof.limit(version), "KGM", null)), Model.Paper.PLAIN, records.get(version - 1) ? "VALID" : "SUSPENDED", Integer.MAX_VALUE);
      model.licensing.record(record);
    } else {
      Sent sent = placed.get(move.identification());
      String should = sent == null ? "nothing, for nobody was answered" : decide(sent.step());
      if (sent == null || !should.equals(timeless(sent.answer()))) {
        differences.add("L" + licence + ", entry " + move.sequence() + ": " + sent + " should have been answered " + should);
      }
    }
    String is = "L" + licence + " line 1: " + plain(move.authorised()) + " / -, " + plain(move.reserved()) + " / 0 reserved, " + plain(move.consumed()) + " / 0 consumed";
    if (!model.shown.balances().contains(is)) {
      differences.add("after entry " + move.sequence() + " there is " + is + " and there should be " + model.shown.balances());
    }
  }

  /** Messages that moved nothing and whose answer fits here; what the model does on trial is taken back. */
  private void findPlaces() {
    open.values().removeIf(sent -> {
      Declaration declaration = model.bind(sent.step().declaration(), true, false);
      Map<Place, Held> before = new TreeMap<>(declaration.holds);
      boolean fits = decide(sent.step()).equals(timeless(sent.answer())) && before.equals(declaration.holds);
      declaration.holds.clear();
      declaration.holds.putAll(before);
      return fits;
    });
  }

  private String decide(Step step) {
    return timeless(answer(step));
  }

  /** The bridges' days are not the model's. */
  private static String timeless(String answer) {
    return answer.replaceAll(" day \\d+", "");
  }

  private String answer(Step step) {
    return switch (step.kind()) {
      case RESERVE -> model.single.reserve(step);
      case RELEASE, NOT_RELEASED -> model.single.clear(step);
      default -> model.single.amend(step);
    };
  }

  private static String plain(long scaled) {
    return Measures.text(BigDecimal.valueOf(scaled, 6));
  }
}
