/**
 * How external text comes in: every byte that partners send passes the hardened reader here before a
 * parser, validator or mapping sees it. Knows XML and JSON; must never know what a message means.
 */
package org.elicensing.bridge.reading;
