/**
 * What an operator may change: properties, environment and the files of config/ and routes/. Knows where
 * settings come from; must never know what they are for.
 */
package org.elicensing.bridge.settings;
