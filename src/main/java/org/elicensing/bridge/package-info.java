/**
 * The program: what is started, in which order, and how it is stopped. Knows every part and how they fit; must
 * never decide anything about a licence.
 */
package org.elicensing.bridge;
