/**
 * The proofs that the bridge counts as the law and the contract say: a {@link org.elicensing.bridge.proof.Model} that fits in a
 * reader's head, random histories of everything that partners, clocks and officers can do, and a bridge without doors that is
 * given them as real messages. See {@code docs/proof.md}.
 *
 * <p>The model knows no class of the bridge. What both sides are compared in are words: answers, balances and what stands.
 */
package org.elicensing.bridge.proof;
