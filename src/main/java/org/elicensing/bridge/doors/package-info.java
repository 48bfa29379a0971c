/**
 * The doors that messages come in by: what is taken at each, and how whoever knocks is turned away. Knows
 * HTTP and Camel's exchanges; must never know what a message means.
 */
package org.elicensing.bridge.doors;
