/**
 * Quantities of licences and every move they make: reserve, consume, release, withdraw. Knows balances,
 * holds and the reasons for refusing; must never know a message, a transport or a metric.
 */
package org.elicensing.bridge.ledger;
