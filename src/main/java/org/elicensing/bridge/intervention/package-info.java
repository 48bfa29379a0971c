/**
 * An officer's decisions about quantities (Art 8 of Implementing Regulation (EU) 2024/2145): carried out at once, or
 * kept until a second person has agreed. Knows the ledger and the desk; must never know how a request came in or how
 * its outcome travels.
 */
package org.elicensing.bridge.intervention;
