package org.elicensing.bridge.journeys;

import java.util.stream.Stream;
import org.elicensing.bridge.database.TestDatabases;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The journeys that have a bridge of their own: it has other settings, its time is put forward, or it stops. There is one bridge at a time in a process. */
@ParameterizedClass(name = "on {0}")
@EnumSource(TestDatabases.class)
class OwnBridgeArticlesTest {

  private static final Language LANGUAGE = Language.spoken();

  @Parameter TestDatabases database;

  @TestFactory
  Stream<DynamicTest> journeys() {
    return Script.all(LANGUAGE).filter(Script::isAlone)
        .map(script -> DynamicTest.dynamicTest(script.file().getFileName() + " on " + database, script.file().toUri(), () -> play(script)));
  }

  private void play(Script script) {
    try (Scene scene = Scene.alone(database)) {
      script.play(scene);
    }
  }
}
