package org.elicensing.bridge.journal;

/**
 * A message that was worked before.
 *
 * @param reply what was answered; null while it still waits
 */
public record Remembered(long id, String identity, String transportId, String outcome, byte[] contentHash, Reply reply) {}
