package org.elicensing.bridge.reading;

/**
 * What a message may measure before the bridge stops reading it.
 *
 * @param bytes size of the whole message
 * @param depth how deep elements or members nest
 * @param elements how many elements or members there are
 * @param attributes how many attributes one element has
 * @param text characters in one text or attribute value; patterns of schemas take time with the square of it
 */
public record ReadingLimits(int bytes, int depth, int elements, int attributes, int text) {

  public static final ReadingLimits DEFAULT = new ReadingLimits(4 << 20, 32, 200_000, 32, 8_000);
}
