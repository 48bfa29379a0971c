/**
 * The one truth: an embedded SQLite file or PostgreSQL behind one SQL. Knows connections, transactions and
 * the order of ids; must never know what a table means.
 */
package org.elicensing.bridge.database;
