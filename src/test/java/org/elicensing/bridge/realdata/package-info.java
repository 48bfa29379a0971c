/**
 * The bridge's own reading against verdicts that others gave on real data, which lies beside the project
 * or is missing. Knows how such verdicts are usually written down; must never know which files there are.
 */
package org.elicensing.bridge.realdata;
