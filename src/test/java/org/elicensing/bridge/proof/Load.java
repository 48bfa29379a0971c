package org.elicensing.bridge.proof;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.elicensing.bridge.proof.Step.Kind;

/** What all partners of the two bridges share: who they talk about, what was answered, and what was noticed at once. */
final class Load {

  static final int LICENCES = 2;
  /** So many declarations are talked about at a time; after a while one of them makes room for a new one. */
  private static final int DECLARATIONS = 8;
  private static final int MESSAGES_OF_ONE = 50;

  final Words words = new Words((int) (System.nanoTime() >>> 10 & 0xfffff));
  final TwoBridges bridges;
  private final Map<String, Sent> answered = new ConcurrentHashMap<>();
  private final List<String> differences = new CopyOnWriteArrayList<>();
  private final AtomicInteger chosen = new AtomicInteger();
  private final AtomicInteger identifications = new AtomicInteger();
  private volatile boolean lasting = true;

  Load(TwoBridges bridges) {
    this.bridges = bridges;
  }

  boolean lasts() {
    return lasting;
  }

  void end() {
    lasting = false;
  }

  int identification() {
    return identifications.incrementAndGet();
  }

  int declaration(Random random) {
    return chosen.incrementAndGet() / MESSAGES_OF_ONE + random.nextInt(DECLARATIONS);
  }

  void answered(Sent sent) {
    answered.put(sent.identification(), sent);
  }

  List<Sent> answered() {
    return List.copyOf(answered.values());
  }

  void different(String what) {
    differences.add(what);
  }

  List<String> differences() {
    return List.copyOf(differences);
  }

  /** @param licence of the step; documents of declarations choose theirs */
  static Step step(Kind kind, int licence, int declaration, boolean lists, Random random) {
    List<Item> items = new ArrayList<>();
    for (int i = 0; lists && i <= random.nextInt(2); i++) {
      items.add(new Item(1 + random.nextInt(2), random.nextInt(LICENCES), 1, "841199", BigDecimal.valueOf(5L * (1 + random.nextInt(8))), "KGM", null, null));
    }
    // Variant 1: named by its MRN, not pre-lodged, invalidation granted.
    return new Step(kind, licence, declaration, List.copyOf(items), 1);
  }
}
