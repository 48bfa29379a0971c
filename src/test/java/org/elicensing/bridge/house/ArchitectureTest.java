package org.elicensing.bridge.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.conditions.ArchConditions.callMethodWhere;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperBuilder;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** How the packages may know each other, and what each must never do. */
@AnalyzeClasses(packages = "org.elicensing.bridge", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String BRIDGE = "org.elicensing.bridge";
  private static final String[] GENERATED = {BRIDGE + ".certex.message..", BRIDGE + ".certex.base..", BRIDGE + ".licensing.certificate.."};
  private static final String[] INSIDE = {BRIDGE + ".licence..", BRIDGE + ".ledger..", BRIDGE + ".declaration..", BRIDGE + ".journal..", BRIDGE + ".writer..", BRIDGE + ".database..", BRIDGE + ".timers..", BRIDGE + ".outages..", BRIDGE + ".intervention.."};

  @ArchTest
  static final ArchRule the_inside_knows_no_framework = noClasses().that().resideInAnyPackage(INSIDE)
      .should().dependOnClassesThat().resideInAnyPackage("org.apache.camel..", "org.apache.cxf..", "jakarta.xml.bind..", "jakarta.jms..", "io.micrometer..", "jakarta.servlet..",
          "org.apache.activemq..", "org.eclipse.jetty..")
      .because("what is decided and kept must be read, tested and trusted without knowing how messages travel");

  @ArchTest
  static final ArchRule generated_types_stop_at_the_edge = noClasses().that().resideOutsideOfPackages(BRIDGE + ".certex..", BRIDGE + ".licensing..")
      .should().dependOnClassesThat().resideInAnyPackage(GENERATED)
      .because("a translator at the edge is the only one that knows both the schema's words and the bridge's own");

  @ArchTest
  static final ArchRule factories_of_readers_and_writers_are_made_in_one_place = noClasses().that().resideOutsideOfPackage(BRIDGE + ".reading..").and().resideOutsideOfPackages(GENERATED)
      .should().dependOnClassesThat(belongToAnyOf(javax.xml.parsers.DocumentBuilderFactory.class, javax.xml.parsers.SAXParserFactory.class, javax.xml.stream.XMLInputFactory.class,
          javax.xml.stream.XMLOutputFactory.class, com.fasterxml.aalto.stax.InputFactoryImpl.class, com.fasterxml.aalto.stax.OutputFactoryImpl.class,
          javax.xml.transform.TransformerFactory.class, javax.xml.validation.SchemaFactory.class, javax.xml.xpath.XPathFactory.class, net.sf.saxon.s9api.Processor.class,
          com.networknt.schema.JsonSchemaFactory.class))
      .because("every door to files and the net is shut in the package reading, and nobody else may open one by making a factory of his own");

  @ArchTest
  static final ArchRule json_readers_are_made_in_one_place = noClasses().that().resideOutsideOfPackage(BRIDGE + ".reading..")
      .should(new com.tngtech.archunit.lang.ArchCondition<>("make a JSON mapper or factory") {
        @Override
        public void check(JavaClass origin, com.tngtech.archunit.lang.ConditionEvents events) {
          origin.getCodeUnitAccessesFromSelf().stream().filter(access -> made(access))
              .forEach(access -> events.add(com.tngtech.archunit.lang.SimpleConditionEvent.satisfied(access, access.getDescription())));
        }

        private boolean made(JavaAccess<?> access) {
          JavaClass owner = access.getTargetOwner();
          boolean makes = access.getName().equals("<init>") || access.getName().equals("builder") || access.getName().equals("build");
          return makes && (owner.isAssignableTo(ObjectMapper.class) || owner.isAssignableTo(JsonFactory.class) || owner.isAssignableTo(MapperBuilder.class));
        }
      })
      .because("the limits on depth, size and numbers stand in the package reading, and a mapper made elsewhere has none");

  @ArchTest
  static final ArchRule packages_have_no_cycles = slices().matching(BRIDGE + ".(*)..").should().beFreeOfCycles()
      .because("a package that can be understood by itself can be changed by itself");

  @ArchTest
  static final ArchRule quantities_and_days_are_exact_fields = fields().that().areDeclaredInClassesThat().resideInAnyPackage(BRIDGE + ".ledger..", BRIDGE + ".licence..", BRIDGE + ".declaration..")
      .should().notHaveRawType(describe("inexact", ArchitectureTest::inexact)).because("nothing rounds: quantities are whole numbers of their smallest part, days are days");

  @ArchTest
  static final ArchRule quantities_and_days_are_exact_results = methods().that().areDeclaredInClassesThat().resideInAnyPackage(BRIDGE + ".ledger..", BRIDGE + ".licence..", BRIDGE + ".declaration..")
      .should().notHaveRawReturnType(describe("inexact", ArchitectureTest::inexact)).because("nothing rounds: quantities are whole numbers of their smallest part, days are days");

  @ArchTest
  static final ArchRule one_clock = noClasses().that().doNotHaveFullyQualifiedName(BRIDGE + ".Bridge").and().doNotHaveFullyQualifiedName(BRIDGE + ".Command")
      .should(callMethodWhere(describe("asks the machine for the time", ArchitectureTest::asksTheMachineForTheTime)))
      .because("one clock is given to everybody, so that a test can set it and a message has one time; nanoTime may measure");

  @ArchTest
  static final ArchRule nobody_prints = noClasses().that().resideOutsideOfPackage(BRIDGE + ".story..").and().doNotHaveFullyQualifiedName(BRIDGE + ".Bridge").and().doNotHaveFullyQualifiedName(BRIDGE + ".Command")
      .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
      .because("what operators are to see goes to the log or the metrics; the console belongs to the command line");

  @ArchTest
  static final ArchRule names_say_what = classes().that().resideOutsideOfPackages(GENERATED)
      .should().haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)(\\$.*)?")
      .because("such a name says that the idea is not clear yet");

  private static boolean inexact(JavaClass type) {
    return Set.of("double", "float", "java.lang.Double", "java.lang.Float", "java.util.Date", "java.util.Calendar").contains(type.getName());
  }

  private static boolean asksTheMachineForTheTime(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    String name = call.getName();
    return owner.equals("java.lang.System") && name.equals("currentTimeMillis")
        || owner.equals("java.time.Clock") && name.startsWith("system")
        || owner.startsWith("java.time.") && name.equals("now") && call.getTarget().getRawParameterTypes().stream().noneMatch(type -> type.getName().equals("java.time.Clock"));
  }
}
