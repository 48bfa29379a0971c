package org.elicensing.bridge.licensing;

/**
 * Where one element of a certificate comes from.
 *
 * @param path the element in the certificate: {@code /Licence/Line[2]/Description}
 * @param place the place in the national record as its mapping names it: {@code licence.goods[2].name}
 */
public record Origin(String path, String place) {}
