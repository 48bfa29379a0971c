package org.elicensing.bridge.ledger;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Rows of one kind that a batch has read and locked: as they were, as they are now, and back again when
 * one operation of the batch fails.
 */
public final class Sheet<K, V> {

  /** A row that is to be written: before is null for a new one, after for one that goes. */
  public record Change<V>(V before, V after) {}

  private final NavigableMap<K, V> now;
  private final Map<K, V> before = new HashMap<>();
  private final List<Undo<K, V>> undo = new ArrayList<>();

  private record Undo<K, V>(K key, V previous) {}

  public Sheet(Comparator<? super K> order) {
    this.now = new TreeMap<>(order);
  }

  /** Puts down a row as the database has it. */
  public void load(K key, V row) {
    before.put(key, row);
    now.put(key, row);
  }

  /** Whether the row was loaded or made, whatever became of it since. */
  boolean knows(K key) {
    return before.containsKey(key) || now.containsKey(key);
  }

  public V get(K key) {
    return now.get(key);
  }

  public void put(K key, V row) {
    V previous = now.put(key, row);
    undo.add(new Undo<>(key, previous));
  }

  public void remove(K key) {
    V previous = now.remove(key);
    undo.add(new Undo<>(key, previous));
  }

  private void restore(K key, V previous) {
    if (previous == null) {
      now.remove(key);
    } else {
      now.put(key, previous);
    }
  }

  public Collection<V> values() {
    return now.values();
  }

  /** The rows from one key up to, but not including, another. */
  public Collection<V> between(K from, K to) {
    return now.subMap(from, to).values();
  }

  public int mark() {
    return undo.size();
  }

  public void back(int mark) {
    while (undo.size() > mark) {
      Undo<K, V> last = undo.remove(undo.size() - 1);
      restore(last.key(), last.previous());
    }
  }

  /** The row as it was at the mark; null when there was none. */
  public V asOf(int mark, K key) {
    for (Undo<K, V> each : undo.subList(mark, undo.size())) {
      if (each.key().equals(key)) {
        return each.previous();
      }
    }
    return now.get(key);
  }

  /** Keys of rows that were put or removed since the mark. */
  public Set<K> touchedSince(int mark) {
    return undo.subList(mark, undo.size()).stream().map(Undo::key).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What differs from the database, in key order. */
  public List<Change<V>> changes() {
    List<Change<V>> changes = new ArrayList<>();
    before.forEach((key, row) -> {
      if (!now.containsKey(key)) {
        changes.add(new Change<>(row, null));
      }
    });
    now.forEach((key, row) -> {
      V previous = before.get(key);
      if (!Objects.equals(previous, row)) {
        changes.add(new Change<>(previous, row));
      }
    });
    return changes;
  }
}
