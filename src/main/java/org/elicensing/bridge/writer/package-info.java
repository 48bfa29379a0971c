/**
 * The room where understood messages are put down: a batch is decided on the locked state, in order of
 * receipt, and ledger, journal, remembered answers and outgoing messages become durable in one commit.
 * Knows how a batch runs; must never know what a message means.
 */
package org.elicensing.bridge.writer;
