package org.elicensing.bridge.realdata;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads tables that name a file and a verdict in each row, perhaps a schema: with headings, as plain lines, or in JSON. */
final class VerdictTables {

  private static final List<String> FILE = List.of("file", "filename", "path", "message", "instance", "document", "xml", "sample", "name", "case", "id");
  private static final List<String> VERDICT = List.of("verdict", "expected", "expectation", "validity", "valid", "acceptable", "accepted", "outcome", "result", "status");
  private static final List<String> SCHEMA = List.of("schema", "xsd", "schemafile", "schemadocument");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s,;:|=]+");

  private final DataFolder folder;
  private final Map<Path, Verdict> given = new LinkedHashMap<>();
  private final List<SetAside> setAside = new ArrayList<>();
  private Path file;

  private VerdictTables(DataFolder folder) {
    this.folder = folder;
  }

  static Verdicts in(DataFolder folder) {
    List<Path> tables = new ArrayList<>(folder.files(".csv", ".tsv", ".json", ".txt", ".md"));
    tables.sort(Comparator.comparing(table -> !DataFolder.lastName(table).matches("(verdicts?|expected)[.].*")));
    List<String> sources = new ArrayList<>();
    VerdictTables all = new VerdictTables(folder);
    for (Path table : tables) {
      VerdictTables one = new VerdictTables(folder);
      one.read(table);
      if (!one.given.isEmpty()) {
        sources.add(folder.name(table));
        one.given.forEach(all.given::putIfAbsent);
        all.setAside.addAll(one.setAside);
      }
    }
    return new Verdicts(String.join(", ", sources), List.copyOf(all.given.values()), List.copyOf(all.setAside));
  }

  private void read(Path table) {
    file = table;
    String name = DataFolder.lastName(table);
    List<String> lines = DataFolder.text(table).replace("\uFEFF", "").lines().map(String::strip).filter(each -> !each.isEmpty() && !each.startsWith("#")).toList();
    if (name.endsWith(".json")) {
      json(table);
    } else if (name.endsWith(".md")) {
      plain(lines.stream().filter(each -> each.startsWith("|")).toList());
    } else {
      headed(lines);
      if (given.isEmpty()) {
        plain(lines);
      }
    }
  }

  private void headed(List<String> lines) {
    if (lines.isEmpty()) {
      return;
    }
    String between = Stream.of("\t", ";", ",", "|").filter(lines.get(0)::contains).findFirst().orElse(",");
    List<String> headings = cells(lines.get(0), between).stream().map(VerdictTables::heading).toList();
    if (FILE.stream().noneMatch(headings::contains) || VERDICT.stream().noneMatch(headings::contains)) {
      return;
    }
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line, between);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < Math.min(headings.size(), cells.size()); i++) {
        row.put(headings.get(i), cells.get(i));
      }
      row(row);
    }
  }

  private static List<String> cells(String line, String between) {
    // A separator between quotes has an odd number of quotes before it.
    return Stream.of(line.split(Pattern.quote(between) + "(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1)).map(each -> each.strip().replaceAll("^\"|\"$", "")).toList();
  }

  private static String heading(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
  }

  /** Lines that begin with a file or a verdict and have the other somewhere behind it. */
  private void plain(List<String> lines) {
    for (String line : lines) {
      List<String> words = BETWEEN_WORDS.splitAsStream(line).map(each -> each.replaceAll("^[`\"'(]+|[`\"')]+$", "")).filter(each -> !each.isEmpty()).toList();
      Map<String, String> row = new HashMap<>();
      for (String word : words) {
        String kind = kind(word);
        if (row.isEmpty() && kind.isEmpty()) {
          break;
        }
        row.putIfAbsent(kind, word);
      }
      row(row);
    }
  }

  private String kind(String word) {
    if (VerdictWords.acceptable(word).isPresent() || VerdictWords.neither(word)) {
      return "verdict";
    }
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.endsWith(".xsd") ? "schema" : lower.contains(".") && folder.find(file, word).isPresent() ? "file" : "";
  }

  private void json(Path table) {
    try {
      node(new ObjectMapper().readTree(DataFolder.text(table)));
    } catch (JsonProcessingException e) {
      setAside.add(new SetAside(folder.name(table), "not readable as JSON: " + e.getOriginalMessage()));
    }
  }

  private void node(JsonNode node) {
    if (node == null || node.isValueNode()) {
      return;
    }
    Map<String, String> row = new HashMap<>();
    node.fields().forEachRemaining(field -> {
      if (field.getValue().isValueNode()) {
        row.put(heading(field.getKey()), field.getValue().asText());
      }
    });
    if (first(row, FILE).isPresent() && first(row, VERDICT).isPresent()) {
      row(row);
      return;
    }
    node.fields().forEachRemaining(this::field);
    node.elements().forEachRemaining(each -> {
      if (node.isArray()) {
        node(each);
      }
    });
  }

  /** A file and its verdict, a file and its row, or a verdict and its files. */
  private void field(Map.Entry<String, JsonNode> field) {
    JsonNode value = field.getValue();
    boolean file = folder.find(this.file, field.getKey()).isPresent();
    if (file && value.isValueNode()) {
      row(Map.of("file", field.getKey(), "verdict", value.asText()));
    } else if (file && value.isObject()) {
      Map<String, String> row = new HashMap<>();
      value.fields().forEachRemaining(each -> row.put(heading(each.getKey()), each.getValue().asText()));
      row.put("file", field.getKey());
      row(row);
    } else if (value.isArray() && VerdictWords.acceptable(field.getKey()).isPresent()) {
      value.forEach(each -> row(Map.of("file", each.isObject() ? each.path("file").asText() : each.asText(), "verdict", field.getKey())));
    } else {
      node(value);
    }
  }

  private void row(Map<String, String> row) {
    Optional<String> named = first(row, FILE);
    Optional<String> said = first(row, VERDICT);
    if (named.isEmpty() || said.isEmpty()) {
      return;
    }
    Optional<Path> message = folder.find(file, named.get()).or(() -> folder.find(file, named.get() + ".xml"));
    Optional<Boolean> acceptable = VerdictWords.acceptable(said.get());
    if (message.isEmpty()) {
      setAside.add(new SetAside(named.get(), "not there"));
    } else if (acceptable.isEmpty()) {
      setAside.add(new SetAside(named.get(), "the verdict is " + said.get()));
    } else if (DataFolder.lastName(message.get()).endsWith(".xsd")) {
      given.putIfAbsent(message.get(), new Verdict(folder.name(message.get()), message.get(), null, acceptable.get()));
    } else {
      Path schema = first(row, SCHEMA).flatMap(each -> folder.find(file, each)).or(() -> SchemaBeside.of(message.get(), folder)).orElse(null);
      given.putIfAbsent(message.get(), new Verdict(folder.name(message.get()), schema, message.get(), acceptable.get()));
    }
  }

  private static Optional<String> first(Map<String, String> row, List<String> headings) {
    return headings.stream().map(row::get).filter(each -> each != null && !each.isBlank()).findFirst();
  }
}
