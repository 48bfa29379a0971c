package org.elicensing.bridge.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the list of units (config/codelists/units.csv): code, dimension, factor to the dimension's base unit, name. */
public final class UnitsFile {

  private static final String HEADER = "code,dimension,factor,name";
  private static final int COLUMNS = 4;

  private UnitsFile() {}

  /** @throws IllegalStateException naming file and line of what cannot be understood */
  public static Units read(Path file) {
    List<String> rows = rows(file);
    if (rows.isEmpty() || !rows.get(0).strip().equals(HEADER)) {
      throw new IllegalStateException(file + ", line 1: the header must be " + HEADER + ".");
    }
    Map<String, Units.Unit> units = new LinkedHashMap<>();
    for (int row = 1; row < rows.size(); row++) {
      String text = rows.get(row).strip();
      if (!text.isEmpty()) {
        add(units, text, file + ", line " + (row + 1) + ": ");
      }
    }
    return new Units(units);
  }

  private static List<String> rows(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file + ": the units cannot be read: " + e, e);
    }
  }

  private static void add(Map<String, Units.Unit> units, String row, String where) {
    String[] columns = row.split(",", COLUMNS);
    if (columns.length < COLUMNS) {
      throw new IllegalStateException(where + "four columns are expected: " + HEADER + ".");
    }
    String code = columns[0].strip();
    if (!code.matches("[0-9A-Z]{2,3}")) {
      throw new IllegalStateException(where + "the code '" + code + "' is not two or three capital letters or digits.");
    }
    String dimension = columns[1].strip();
    if (dimension.isEmpty()) {
      throw new IllegalStateException(where + "the dimension of " + code + " is missing.");
    }
    if (units.put(code, new Units.Unit(dimension, factor(columns[2].strip(), where))) != null) {
      throw new IllegalStateException(where + "the unit " + code + " stands twice.");
    }
  }

  private static BigDecimal factor(String text, String where) {
    if (!text.matches("[0-9]+(\\.[0-9]+)?") || new BigDecimal(text).signum() == 0) {
      throw new IllegalStateException(where + "the factor '" + text + "' is not a decimal above zero.");
    }
    return new BigDecimal(text);
  }
}
