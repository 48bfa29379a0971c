/**
 * What the bridge counts and times, and for whom. Knows committed messages and the names of meters; nothing
 * that decides must ever know of it.
 */
package org.elicensing.bridge.metrics;
