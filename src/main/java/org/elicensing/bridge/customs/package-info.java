/**
 * Declarations from customs systems: one reader for the family of AES messages and one class for each
 * step that a message is. Knows AES; must never touch the database itself.
 */
package org.elicensing.bridge.customs;
