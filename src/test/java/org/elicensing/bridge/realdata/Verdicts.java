package org.elicensing.bridge.realdata;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All verdicts in a folder that somebody else filled: read from W3C test sets, else from tables and from
 * the names of folders and files.
 *
 * @param source where they stand; if there are none, what lies there
 */
record Verdicts(String source, List<Verdict> given, List<SetAside> setAside) {

  private static final int NAMES_SHOWN = 12;
  private static final String LOOKED_FOR = "Looked for W3C test sets (XML with testGroup elements); for a table (csv, tsv, json, txt, or in a README.md) "
      + "of files and verdicts; for messages in folders such as valid and invalid, or named so.";

  static Verdicts in(Path folder) {
    return in(DataFolder.at(folder));
  }

  static Verdicts in(DataFolder folder) {
    Verdicts sets = TestSets.in(folder);
    if (!sets.given.isEmpty()) {
      return sets;
    }
    // A table may tell of some files only, where the names tell of the others.
    Verdicts tables = VerdictTables.in(folder);
    Map<Path, Verdict> given = new LinkedHashMap<>();
    Verdicts named = NamedVerdicts.in(folder);
    Stream.of(tables, named).flatMap(each -> each.given.stream()).forEach(each -> given.putIfAbsent(each.file(), each));
    List<SetAside> setAside = Stream.of(sets, tables).flatMap(each -> each.setAside.stream()).toList();
    String source = Stream.of(tables, named).filter(each -> !each.given.isEmpty()).map(Verdicts::source).collect(joining(" and "));
    return new Verdicts(given.isEmpty() ? folder.firstNames(NAMES_SHOWN) : source, List.copyOf(given.values()), setAside);
  }

  /** The verdicts of real data, or the end of the test: skipped, with what was looked for and what lies there. */
  static Verdicts ofRealData(String name) {
    Path folder = RealData.folder(name);
    Verdicts found = in(folder);
    RealData.goOnOnlyIf(!found.given.isEmpty(), found.notUnderstood(folder));
    return found;
  }

  String notUnderstood(Path folder) {
    return "No verdict was understood in " + folder + ". " + LOOKED_FOR + " There lie " + source + "."
        + (setAside.isEmpty() ? "" : " Set aside: " + Report.some(setAside) + ".");
  }

  List<Verdict> onMessages() {
    return given.stream().filter(each -> !each.onSchema()).toList();
  }

  List<Verdict> onSchemas() {
    return given.stream().filter(Verdict::onSchema).toList();
  }
}
