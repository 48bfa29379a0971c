package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The journeys that are named by the article of Implementing Regulation (EU) 2024/2145 they show, on one running bridge. */
class ArticlesTest extends Journey {

  private static final Language LANGUAGE = Language.spoken();

  @TestFactory
  Stream<DynamicTest> journeys() {
    assertThat(Script.files()).allMatch(file -> file.getFileName().toString().matches("art-\\d\\d-\\d-[a-z0-9-]+\\.journey"), "is named by its article");
    return Script.all(LANGUAGE).filter(script -> !script.isAlone())
        .map(script -> DynamicTest.dynamicTest(script.file().getFileName() + " on " + database, script.file().toUri(), () -> script.play(Scene.on(bridge, queues, calledBack))));
  }
}
