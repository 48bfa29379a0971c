package org.elicensing.bridge.licensing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A place in the account of a licence: a line and one of its entries. */
public record EntryPlace(int line, long entry) {

  public static final EntryPlace BEGINNING = new EntryPlace(0, 0);
  private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5})\\.([0-9]{1,18})");

  /** Empty when it is written otherwise than {@link #toString} does. */
  public static Optional<EntryPlace> read(String text) {
    Matcher matcher = WRITTEN.matcher(text);
    return matcher.matches() ? Optional.of(new EntryPlace(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2)))) : Optional.empty();
  }

  @Override
  public String toString() {
    return line + "." + entry;
  }
}
