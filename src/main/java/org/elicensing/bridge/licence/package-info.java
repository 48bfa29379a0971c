/**
 * Licences under Regulation (EU) 2021/821 as the bridge needs them to decide: type, status, validity,
 * holder, destinations. Knows when a licence may be used; must never know how a message or a row looks.
 */
package org.elicensing.bridge.licence;
