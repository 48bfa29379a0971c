package org.elicensing.bridge.keeping;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.elicensing.bridge.journal.Housekeeping;

/**
 * One kind of thing and how long it is kept.
 *
 * @param kind in a word, for programs
 * @param what it is, in a sentence
 * @param key of the setting that says how long
 * @param period how long, in words
 * @param until tells from now before which moment it must have been used last to be let go of
 */
public record Kept(String kind, String what, String key, String period, UnaryOperator<Instant> until, Housekeeping.Chore chore) {}
