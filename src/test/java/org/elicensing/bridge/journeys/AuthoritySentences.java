package org.elicensing.bridge.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** The licensing authority issues licences and changes them. */
final class AuthoritySentences implements Sentences {

  private static final Map<String, String> STATUS = Map.of("suspends", "SUSPENDED", "resumes", "VALID", "revokes", "REVOKED", "annuls", "ANNULLED");

  @Override
  public String about() {
    return "The authority";
  }

  @Override
  public void teach(Language language) {
    language.means("a licence {licence} of {measures...} on line {line}[ with code {code}][ for {countries...}][ under procedure {procedure}][ as document {document}][ held by {holder}][ valid until {day}]",
        AuthoritySentences::issue);
    language.means("the authority adds line {line} of {measures...} to {licence}", AuthoritySentences::change);
    language.means("the authority changes line {line} of {licence} to {measures...}", AuthoritySentences::change);
    language.means("the authority tries to change line {line} of {licence} to {measures...}", AuthoritySentences::tryToChange);
    language.means("the authority {does=suspends|resumes|revokes|annuls} licence {licence}", AuthoritySentences::status);
    language.means("the record is refused with {code}", (words, scene) -> {
      assertThat(scene.answer().status()).isEqualTo(422);
      assertThat(Said.in(scene.answer().text()).texts("Code")).contains(words.get("code"));
    });
  }

  private static void issue(Words words, Scene scene) {
    StatedLicence licence = new StatedLicence(scene.names.of(words.get("licence")), words);
    scene.licences.put(words.get("licence"), licence);
    licence.allow(words.number("line"), Measures.read(words.get("measures")));
    taken(licence);
  }

  private static void change(Words words, Scene scene) {
    StatedLicence licence = scene.licence(words.get("licence"));
    licence.allow(words.number("line"), Measures.read(words.get("measures")));
    taken(licence);
  }

  private static void tryToChange(Words words, Scene scene) {
    StatedLicence licence = scene.licence(words.get("licence"));
    Measures before = licence.allow(words.number("line"), Measures.read(words.get("measures")));
    Certificate record = licence.nextRecord();
    scene.overHttp(() -> Journey.push(record));
    if (scene.answer().status() != 200) {
      licence.allow(words.number("line"), before);
    }
  }

  private static void status(Words words, Scene scene) {
    StatedLicence licence = scene.licence(words.get("licence"));
    licence.status = STATUS.get(words.get("does"));
    taken(licence);
  }

  private static void taken(StatedLicence licence) {
    Journey.issue(licence.nextRecord());
  }
}
