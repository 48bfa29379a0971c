package org.elicensing.bridge.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Every route is named like its file, says what it is for, names its error plan and each of its steps. */
class RouteHouseTest {

  private static final Map<String, List<Map<String, Object>>> FILES = new TreeMap<>();

  @BeforeAll
  static void load() throws Exception {
    try (Stream<Path> files = Files.list(Path.of("routes"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".camel.yaml")).toList()) {
        FILES.put(file.getFileName().toString().replace(".camel.yaml", ""), cast(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file))));
      }
    }
  }

  @Test
  void a_file_holds_one_route_of_its_name_or_error_plans() {
    FILES.forEach((name, parts) -> {
      if (name.startsWith("_")) {
        assertThat(parts).as("a file that starts with _ holds only error plans: %s", name).allSatisfy(part -> assertThat(part).containsOnlyKeys("routeConfiguration"));
      } else {
        assertThat(parts).as("one route per file: %s", name).singleElement().satisfies(part -> assertThat(part).containsOnlyKeys("route"));
        assertThat(route(name)).as("the route in %s has the name of its file, or nobody finds it", name).containsEntry("id", name);
      }
    });
  }

  @Test
  void a_route_says_what_it_is_for_in_a_sentence() {
    routes().forEach(name -> assertThat((String) route(name).get("description")).as("description of %s", name).isNotBlank().endsWith("."));
  }

  @Test
  void a_route_names_an_error_plan_that_exists_and_has_none_of_its_own() {
    Set<String> plans = new HashSet<>();
    FILES.forEach((name, parts) -> parts.stream().filter(part -> part.containsKey("routeConfiguration")).forEach(part -> plans.add((String) map(part.get("routeConfiguration")).get("id"))));
    assertThat(routes()).allSatisfy(name -> {
      assertThat((String) route(name).get("routeConfigurationId")).as("error plan of %s, of those in routes/_error-plans.camel.yaml", name).isIn(plans);
      assertThat(keys(route(name))).as("error plans stand in one file, not in the flow %s", name).doesNotContain("onException", "errorHandler", "doTry");
    });
  }

  @Test
  void every_step_has_a_name_of_its_own() {
    Set<String> all = new HashSet<>();
    for (String name : routes()) {
      assertThat(route(name)).as("operators see steps as %s.<step>", name).containsEntry("nodePrefixId", name + ".");
      assertThat(steps(map(route(name).get("from")))).as("%s has steps", name).isNotEmpty().allSatisfy(step -> step.forEach((kind, what) -> {
        assertThat(what).as("the step %s of %s names itself", kind, name).isInstanceOf(Map.class);
        assertThat((String) map(what).get("id")).as("the step %s of %s has an id", kind, name).isNotBlank();
        assertThat(all.add(name + "." + map(what).get("id"))).as("the id %s is used once in %s", map(what).get("id"), name).isTrue();
      }));
    }
  }

  @Test
  void every_route_is_packaged() {
    FILES.keySet().forEach(name -> assertThat(RouteHouseTest.class.getResource("/routes/" + name + ".camel.yaml")).as(name).isNotNull());
  }

  private static List<String> routes() {
    return FILES.keySet().stream().filter(name -> !name.startsWith("_")).toList();
  }

  private static Map<String, Object> route(String name) {
    return map(FILES.get(name).get(0).get("route"));
  }

  /** The steps below a node, those of its branches included. */
  private static List<Map<String, Object>> steps(Map<String, Object> node) {
    List<Map<String, Object>> found = new ArrayList<>();
    if (node.get("steps") instanceof List<?> list) {
      list.forEach(step -> {
        found.add(map(step));
        map(step).values().stream().filter(Map.class::isInstance).forEach(inner -> found.addAll(steps(map(inner))));
      });
    }
    return found;
  }

  private static Set<String> keys(Object node) {
    Set<String> found = new HashSet<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((key, value) -> {
        found.add(String.valueOf(key));
        found.addAll(keys(value));
      });
    } else if (node instanceof List<?> list) {
      list.forEach(each -> found.addAll(keys(each)));
    }
    return found;
  }

  private static Map<String, Object> map(Object node) {
    return cast(node);
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object node) {
    return (T) node;
  }
}
