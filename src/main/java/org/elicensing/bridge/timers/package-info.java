/**
 * What happens by itself when its time has come: exits that are asked for, suspensions that end, licences and holds that expire.
 * Knows periods, working days and who acts; must never know how a message travels, nor decide about a quantity.
 */
package org.elicensing.bridge.timers;
