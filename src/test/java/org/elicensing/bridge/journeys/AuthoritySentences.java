package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.elicensing.bridge.journeys.RunningBridge.Answer;

/** The licensing authority issues licences and changes them. */
final class AuthoritySentences implements Sentences {

  private static final Map<String, String> STATUS = Map.of("suspends", "SUSPENDED", "resumes", "VALID", "revokes", "REVOKED", "annuls", "ANNULLED");

  @Override
  public String about() {
    return "The authority";
  }

  @Override
  public void teach(Language language) {
    language.means("a licence {licence} of {measures...} on line {line}[ with code {code}][ for {countries...}][ under procedure {procedure...}][ as document {document}][ held by {holder}][ valid until {day}][ split off {parent}]",
        AuthoritySentences::issue);
    language.means("the authority tries to split {licence} of {measures...} on line {line} off {parent}", AuthoritySentences::tryToSplit);
    language.means("licence {licence} is for consignees {consignees...} and end users {users...}", AuthoritySentences::parties);
    language.means("the authority adds line {line} of {measures...} to {licence}[ with code {code}]", AuthoritySentences::change);
    language.means("the authority changes line {line} of {licence} to {measures...}", AuthoritySentences::change);
    language.means("the authority tries to change line {line} of {licence} to {measures...}", AuthoritySentences::tryToChange);
    language.means("the authority {does=suspends|resumes|revokes|annuls} licence {licence}", AuthoritySentences::status);
    language.means("the record is refused with {code}[, naming {limit...}]", (words, scene) -> {
      assertThat(scene.answer().status()).isEqualTo(422);
      assertThat(Said.in(scene.answer().text()).texts("Code")).contains(words.get("code"));
      assertThat(scene.answer().text()).contains(words.get("limit", ""));
    });
    language.means("the record would be {outcome=created|updated|unchanged}", (words, scene) -> assertThat(scene.said().text("Outcome")).isEqualTo(words.get("outcome")));
  }

  private static void issue(Words words, Scene scene) {
    taken(scene, stated(words, scene));
  }

  private static StatedLicence stated(Words words, Scene scene) {
    StatedLicence licence = new StatedLicence(scene.names.of(words.get("licence")), words);
    scene.licences.put(words.get("licence"), licence);
    licence.allow(words.number("line"), Measures.read(words.get("measures")));
    if (words.has("parent")) {
      licence.parent = scene.names.of(words.get("parent"));
    }
    return licence;
  }

  private static void tryToSplit(Words words, Scene scene) {
    Certificate record = stated(words, scene).nextRecord();
    scene.overHttp(() -> scene.push(record));
  }

  private static void parties(Words words, Scene scene) {
    StatedLicence licence = scene.licence(words.get("licence"));
    licence.consignees = List.of(words.get("consignees").split(", "));
    licence.endUsers = List.of(words.get("users").split(", "));
    taken(scene, licence);
  }

  private static void change(Words words, Scene scene) {
    StatedLicence licence = scene.licence(words.get("licence"));
    licence.allow(words.number("line"), Measures.read(words.get("measures")));
    if (words.has("code")) {
      licence.cover(words.number("line"), words.get("code"));
    }
    taken(scene, licence);
  }

  private static void tryToChange(Words words, Scene scene) {
    StatedLicence licence = scene.licence(words.get("licence"));
    Measures before = licence.allow(words.number("line"), Measures.read(words.get("measures")));
    Certificate record = licence.nextRecord();
    scene.overHttp(() -> scene.push(record));
    if (scene.answer().status() != 200 || scene.trying()) {
      licence.allow(words.number("line"), before);
    }
  }

  private static void status(Words words, Scene scene) {
    StatedLicence licence = scene.licence(words.get("licence"));
    licence.status = STATUS.get(words.get("does"));
    taken(scene, licence);
  }

  private static void taken(Scene scene, StatedLicence licence) {
    Certificate record = licence.nextRecord();
    if (scene.trying()) {
      scene.overHttp(() -> scene.push(record));
    } else {
      Answer answer = scene.push(record);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
  }
}
