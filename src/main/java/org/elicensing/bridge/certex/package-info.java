/**
 * The single-window service for customs: SOAP in, the ledger's answers out. Knows the messages of the WSDL
 * and how to phrase an answer; must never decide about a balance.
 */
package org.elicensing.bridge.certex;
