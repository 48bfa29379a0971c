/**
 * When the bridge is not available (Art 11 of Implementing Regulation (EU) 2024/2145): outages that are declared, and what was
 * written off by hand meanwhile. Knows how such an entry is booked; must never know how it travelled.
 */
package org.elicensing.bridge.outages;
