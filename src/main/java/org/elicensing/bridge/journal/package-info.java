/**
 * Every message in and out with what became of it: the memory that makes asking twice harmless. Knows rows
 * and references; must never know the ledger or what a message means.
 */
package org.elicensing.bridge.journal;
