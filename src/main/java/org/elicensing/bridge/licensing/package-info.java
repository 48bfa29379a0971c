/**
 * National licensing systems: their formats, the certificates made from their records, and the usage that
 * goes back to them. Knows formats and mappings; must never decide about a balance.
 */
package org.elicensing.bridge.licensing;
