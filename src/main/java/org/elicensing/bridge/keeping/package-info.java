/**
 * How long each kind of thing is kept, and letting go of what is past its time. Knows rows and what still needs them;
 * must never know how to decide, and never touches a balance.
 */
package org.elicensing.bridge.keeping;
