package org.elicensing.bridge.bench;

import java.nio.charset.StandardCharsets;

/** Finds out, on the bytes that have come so far, whether an HTTP answer is whole and right. */
final class HttpAnswer {

  private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(StandardCharsets.US_ASCII);
  private static final int LONGEST_HEAD_LINE = 8192;

  private HttpAnswer() {}

  static boolean whole(byte[] bytes, int length) {
    int body = body(bytes, length);
    if (body < 0) {
      return false;
    }
    int stated = find(bytes, 0, body, LENGTH);
    if (stated >= 0) {
      return length >= body + decimal(bytes, stated + LENGTH.length);
    }
    if (find(bytes, 0, body, CHUNKED) < 0) {
      throw new IllegalStateException("An answer without length: " + new String(bytes, 0, body, StandardCharsets.ISO_8859_1));
    }
    return chunksWhole(bytes, body, length);
  }

  static boolean right(byte[] bytes, int length, byte[] expected) {
    return bytes[9] == '2' && bytes[10] == '0' && bytes[11] == '0' && findLast(bytes, length, expected);
  }

  /** Whether the server has too much to do and says so. */
  static boolean busy(byte[] bytes) {
    return bytes[9] == '5' && bytes[10] == '0' && bytes[11] == '3';
  }

  /** Where the body begins, or -1. */
  static int body(byte[] bytes, int length) {
    for (int i = 3; i < Math.min(length, LONGEST_HEAD_LINE); i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        return i + 1;
      }
    }
    return -1;
  }

  private static boolean chunksWhole(byte[] bytes, int from, int length) {
    int at = from;
    while (true) {
      int size = 0;
      int digits = 0;
      while (at < length && Character.digit(bytes[at], 16) >= 0) {
        size = size * 16 + Character.digit(bytes[at++], 16);
        digits++;
      }
      at += 2 + size + 2;
      if (digits == 0 || at > length) {
        return false;
      }
      if (size == 0) {
        return true;
      }
    }
  }

  private static int decimal(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ') {
      at++;
    }
    int value = 0;
    while (bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + bytes[at++] - '0';
    }
    return value;
  }

  private static int find(byte[] bytes, int from, int to, byte[] lowerCase) {
    for (int i = from; i <= to - lowerCase.length; i++) {
      int same = 0;
      while (same < lowerCase.length && Character.toLowerCase(bytes[i + same]) == lowerCase[same]) {
        same++;
      }
      if (same == lowerCase.length) {
        return i;
      }
    }
    return -1;
  }

  /** What tells the outcome stands near the end. */
  private static boolean findLast(byte[] bytes, int length, byte[] wanted) {
    for (int i = length - wanted.length; i >= 0; i--) {
      int same = 0;
      while (same < wanted.length && bytes[i + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
