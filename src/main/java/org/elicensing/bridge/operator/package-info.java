/**
 * What operators see and do: the front page, the API, health, and deciding a parked message anew. Knows the
 * journal and HTTP; must never decide anything about a licence itself.
 */
package org.elicensing.bridge.operator;
