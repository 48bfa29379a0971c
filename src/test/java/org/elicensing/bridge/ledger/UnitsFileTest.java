package org.elicensing.bridge.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.elicensing.bridge.ledger.OnTheBooks.UNITS;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of units as it is delivered, and how a list that cannot be read is turned away. */
class UnitsFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, GRM, KGM, 0.001", "1, MGM, KGM, 0.000001", "1000, MC, MGM, 1", "1, TNE, KGM, 1000", "1, DTN, KGM, 100", "1, LBR, KGM, 0.45359237",
    "1, LTR, MTQ, 0.001", "1, MLT, LTR, 0.001", "1000, 4G, MLT, 1", "1, HLT, LTR, 100", "1, KLT, MTQ, 1",
    "1, CMT, MTR, 0.01", "1, MMT, CMT, 0.1", "1, KMT, MTR, 1000",
    "1, CMK, MTK, 0.0001", "1, MMK, MTK, 0.000001"})
  void converts_within_a_dimension(String number, String from, String to, String expected) {
    if (expected.equals("0.45359237")) {
      assertThat(UNITS.convert(new BigDecimal(number), from, to)).as("two decimals too many").isEmpty();
      assertThat(UNITS.convert(new BigDecimal(100), from, to).orElseThrow()).isEqualByComparingTo("45.359237");
    } else {
      assertThat(UNITS.convert(new BigDecimal(number), from, to).orElseThrow()).isEqualByComparingTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource({"NAR, NPR", "NAR, CEN", "NAR, MIL", "NPR, NAR", "CEN, MIL", "MIL, CEN", "NAR, KGM", "KGM, LTR", "MTR, MTK", "MTQ, MTK"})
  void pieces_and_other_dimensions_never_convert(String from, String to) {
    assertThat(UNITS.convert(BigDecimal.ONE, from, to)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "KGM,mass,1 | four columns",
    "kgm,mass,1,kilogram | code 'kgm'",
    "KGM,,1,kilogram | dimension of KGM",
    "KGM,mass,0,kilogram | factor '0'",
    "KGM,mass,-1,kilogram | factor '-1'",
    "KGM,mass,1e3,kilogram | factor '1e3'",
    "TNE,mass,2,tonne | TNE stands twice"})
  void says_file_and_line_of_what_is_wrong(String row, String what) throws IOException {
    Path file = write("code,dimension,factor,name\nTNE,mass,1000,tonne\n\n" + row.strip());

    assertThatThrownBy(() -> UnitsFile.read(file)).hasMessageContaining(file + ", line 4").hasMessageContaining(what.strip());
  }

  @Test
  void says_which_header_is_expected() throws IOException {
    Path file = write("unit;factor");

    assertThatThrownBy(() -> UnitsFile.read(file)).hasMessageContaining(file + ", line 1").hasMessageContaining("code,dimension,factor,name");
  }

  @Test
  void says_which_file_is_missing() {
    assertThatThrownBy(() -> UnitsFile.read(folder.resolve("none.csv"))).hasMessageContaining("none.csv");
  }

  @Test
  void name_may_contain_commas() throws IOException {
    Units units = UnitsFile.read(write("code,dimension,factor,name\nKGM,mass,1,kilogram\nGRM,mass,0.001,gram, or gramme"));

    assertThat(units.convert(BigDecimal.ONE, "KGM", "GRM").orElseThrow()).isEqualByComparingTo("1000");
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("units.csv"), text);
  }
}
