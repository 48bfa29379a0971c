/**
 * How fast the bridge is, measured from outside against an empty service of the same make. Knows the
 * bridge's doors as a partner does, and its tables only for the audit afterwards; nothing of it is shipped.
 */
package org.elicensing.bridge.bench;
