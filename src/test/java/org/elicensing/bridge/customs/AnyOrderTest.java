package org.elicensing.bridge.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elicensing.bridge.customs.ADeclaration.uses;
import static org.elicensing.bridge.ledger.ALicence.aLicence;
import static org.elicensing.bridge.ledger.Limit.kilograms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.elicensing.bridge.database.TestDatabases;
import org.elicensing.bridge.writer.ABridge;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;

/** The messages of a declaration may come in any order: whichever makes sense ends with the same quantities as the right one. */
@ParameterizedClass(name = "on {0}")
@EnumSource(TestDatabases.class)
class AnyOrderTest {

  /** A message that a course consists of; goods as "item licence kilograms", a dash for no quantity. */
  record Said(String type, String additionalType, List<String> goods) {
    @Override
    public String toString() {
      return type + (goods.isEmpty() ? "" : goods);
    }
  }

  /**
   * @param byLrn whether amendments are asked for under the LRN
   * @param limits of licences A and B, in kilograms
   * @param messages in their right order
   * @param ends what stands in the end, as {@link ADeclaration#stands} tells it
   * @param sensible which orders make sense
   */
  record Course(String name, boolean byLrn, int[] limits, List<Said> messages, Set<String> ends, Predicate<List<Said>> sensible) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static ABridge bridge;
  @Parameter TestDatabases databases;

  @BeforeParameterizedClassInvocation
  static void open(TestDatabases kind) {
    bridge = new ABridge(kind.open(), 1);
  }

  @AfterParameterizedClassInvocation
  static void close() {
    try {
      assertThat(bridge.differences()).isEmpty();
    } finally {
      bridge.close();
    }
  }

  static Stream<Course> courses() {
    Said declared = said("CC515C", "1 A 40", "2 B 10");
    Said accepted = said("CC528C");
    Said amended = said("CC513C", "1 A 30", "3 A 5");
    Said agreed = said("CC504C");
    return Stream.of(
        course("released as declared", "A1 consumed 40, B2 consumed 10", declared, accepted, said("CC529C", "1 A 40", "2 B 10")),
        course("released without saying what", "A1 consumed 40, B2 consumed 10", declared, accepted, said("CC529C")),
        course("released in part", "A1 consumed 25", declared, accepted, said("CC529C", "1 A 25")),
        course("released with a surplus", "A1 consumed 45, B2 consumed 10", declared, accepted, said("CC529C", "1 A 45", "2 B 10")),
        course("one item released without saying how much", "A1 consumed 20, B2 consumed 10", declared, accepted, said("CC529C", "1 A 20", "2 B -")),
        course("accepted only", "A1 held 40, B2 held 10", declared, accepted),
        course("not released", "", declared, accepted, said("CC551C")),
        course("invalidated before release", "", declared, accepted, said("CC509C")),
        course("invalidated after release", "", declared, accepted, said("CC529C", "1 A 40", "2 B 10"), said("CC509C")),
        course("invalidated after a release that does not say what", "", declared, accepted, said("CC529C"), said("CC509C")),
        course("not released and invalidated", "", declared, accepted, said("CC551C"), said("CC509C")),
        course("pre-lodged", "A1 held 40", said("CC515C", "D", List.of("1 A 40")), accepted, said("CC511C")),
        course("pre-lodged and released", "A1 consumed 40", said("CC515C", "D", List.of("1 A 40")), accepted, said("CC511C"), said("CC529C")),
        course("pre-lodged and not released", "", said("CC515C", "E", List.of("1 A 40")), accepted, said("CC511C"), said("CC551C")),
        course("amended before release", "A1 held 30, A3 held 5", declared, accepted, amended, agreed),
        course("amended and released as amended", "A1 consumed 30, A3 consumed 5", declared, accepted, amended, agreed, said("CC529C", "1 A 30", "3 A 5")),
        course("amended and released without saying what", "A1 consumed 30, A3 consumed 5", declared, accepted, amended, agreed, said("CC529C")),
        course("amended by customs", "A1 held 30", declared, accepted, said("CC504C", "1 A 30")),
        course("amended by customs and released", "A1 consumed 30", declared, accepted, said("CC504C", "1 A 30"), said("CC529C", "1 A 30")),
        course("amended to more than there is", "A1 held 40, B2 held 10", declared, accepted, said("CC513C", "1 A 101", "2 B 101"), agreed),
        course("amendment rejected", "A1 held 40, B2 held 10", declared, accepted, amended, said("CC556C")),
        course("pre-lodged and amended", "A1 held 30, A3 held 5", said("CC515C", "F", List.of("1 A 40")), accepted, amended, agreed, said("CC511C")),
        course("amended and invalidated", "", declared, accepted, amended, agreed, said("CC509C")),
        new Course("amended after release", false, new int[] {100, 100}, List.of(declared, accepted, said("CC529C", "1 A 40", "2 B 10"), amended, agreed),
            stands("A1 consumed 30, A3 consumed 5"), AnyOrderTest::releasedBeforeItWasAmended),
        new Course("amended under the LRN", true, new int[] {100, 100}, List.of(declared, accepted, amended, agreed), stands("A1 held 30, A3 held 5"), order -> true),
        new Course("amended under the LRN and released", true, new int[] {100, 100}, List.of(declared, accepted, amended, agreed, said("CC529C")),
            stands("A1 consumed 30, A3 consumed 5"), order -> true),
        course("exited", "A1 consumed 40, B2 consumed 10", declared, accepted, said("CC529C"), said("CC599C", "1 A 40", "2 B 10")),
        course("retrospective", "A1 consumed 40", said("CC515C", "R", List.of("1 A 40")), accepted, said("CC529C", "1 A 40")),
        course("retrospective without a release", "A1 consumed 40", said("CC515C", "R", List.of("1 A 40")), accepted),
        course("supplementary", "", said("CC515C", "X", List.of("1 A 40")), accepted, said("CC529C", "1 A 40")),
        course("said twice", "A1 consumed 40, B2 consumed 10", declared, accepted, accepted, said("CC529C", "1 A 40", "2 B 10"), said("CC529C", "1 A 40", "2 B 10")),
        course("one licence is too small", "A1 held 40", new int[] {100, 5}, declared, accepted),
        course("one licence is too small for the release", "A1 consumed 40", new int[] {100, 5}, declared, accepted, said("CC529C")),
        course("a surplus that is not covered", "A1 held 40, B2 consumed 10", new int[] {100, 100}, declared, accepted, said("CC529C", "1 A 101", "2 B 10")),
        course("released after all", "A1 consumed 40, B2 consumed 10", declared, accepted, said("CC551C"), said("CC529C")),
        course("amended, not released and invalidated", "", declared, accepted, agreed, said("CC551C"), said("CC509C")),
        course("noted between", "A1 held 40, B2 held 10", declared, accepted, said("CC560C"), said("CC514C"), said("CC582C")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("courses")
  void every_order_that_makes_sense_ends_with_the_same_quantities(Course course) {
    List<String> otherwise = new ArrayList<>();
    for (List<Said> order : orders(course.messages())) {
      if (course.sensible().test(order)) {
        String a = bridge.put(aLicence().withLine(1, kilograms(course.limits()[0])));
        String b = bridge.put(aLicence().withLine(1, kilograms(course.limits()[1])));
        ADeclaration declaration = course.byLrn() ? new ADeclaration(bridge).amendedByLrn() : new ADeclaration(bridge);
        List<String> told = new ArrayList<>();
        order.forEach(said -> told.add(said + " -> " + ADeclaration.outcomes(declaration.write(message(declaration, said, a, b)))));
        Set<String> stands = new TreeSet<>();
        declaration.stands().forEach(each -> stands.add(each.replace(a, "A").replace(b, "B")));
        if (!stands.equals(course.ends())) {
          otherwise.add(stands + " after " + told);
        }
      }
    }
    assertThat(otherwise).isEmpty();
  }

  private static String message(ADeclaration declaration, Said said, String a, String b) {
    String[] goods = said.goods().stream().map(each -> each.split(" ")).map(each -> uses(Integer.parseInt(each[0]), each[1].equals("A") ? a : b, each[2].equals("-") ? null : each[2]))
        .toArray(String[]::new);
    return declaration.says(said.type(), said.additionalType(), goods);
  }

  /** What is released after an amendment is released as amended; only one that came before can be amended. */
  private static boolean releasedBeforeItWasAmended(List<Said> order) {
    List<String> types = order.stream().map(Said::type).toList();
    return types.indexOf("CC529C") < Math.max(types.indexOf("CC513C"), types.indexOf("CC504C"));
  }

  private static Course course(String name, String ends, Said... messages) {
    return course(name, ends, new int[] {100, 100}, messages);
  }

  private static Course course(String name, String ends, int[] limits, Said... messages) {
    return new Course(name, false, limits, List.of(messages), stands(ends), order -> true);
  }

  /** "A1 held 40" is item 1 on licence A. */
  private static Set<String> stands(String text) {
    Set<String> stands = new TreeSet<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(", ")) {
      stands.add(each.charAt(0) + " item " + each.substring(1));
    }
    return stands;
  }

  private static Said said(String type, String... goods) {
    return new Said(type, "A", List.of(goods));
  }

  private static Said said(String type, String additionalType, List<String> goods) {
    return new Said(type, additionalType, goods);
  }

  private static List<List<Said>> orders(List<Said> messages) {
    if (messages.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Said>> orders = new ArrayList<>();
    for (int i = 0; i < messages.size(); i++) {
      List<Said> rest = new ArrayList<>(messages);
      Said first = rest.remove(i);
      for (List<Said> order : orders(rest)) {
        List<Said> whole = new ArrayList<>(List.of(first));
        whole.addAll(order);
        orders.add(whole);
      }
    }
    return orders;
  }
}
