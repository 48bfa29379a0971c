/**
 * Customs export declarations: how they are named and what they use of licences. Knows the data elements
 * of the declaration; must never know how a message brought them or what a licence allows.
 */
package org.elicensing.bridge.declaration;
