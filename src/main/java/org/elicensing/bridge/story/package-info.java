/**
 * The main job, played against the running bridge from the outside, so that a newcomer sees a licence's
 * quantity fall. Knows the bridge's doors as a partner does; must never reach behind them.
 */
package org.elicensing.bridge.story;
