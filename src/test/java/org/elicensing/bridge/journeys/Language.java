package org.elicensing.bridge.journeys;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All sentences that journeys are written in, and what each of them means. */
final class Language {

  /** Whoever has something new to say adds a class of sentences, and its line here. */
  private static final List<Sentences> ALL = List.of(
      new BridgeSentences(),
      new AuthoritySentences(),
      new SingleWindowSentences(),
      new CustomsSystemSentences(),
      new AnswerSentences(),
      new OutcomeSentences(),
      new InterventionSentences(),
      new RecordSentences(),
      new ListSentences(),
      new BalanceSentences(),
      new MailSentences(),
      new ParkedSentences(),
      new OfficerSentences(),
      new UsageSentences());

  /** A line that was understood: what it will do, and with which words. */
  record Understood(Sentence sentence, Step step, Words words) {}

  private final Map<Sentence, Step> steps = new LinkedHashMap<>();
  private final StringBuilder page = new StringBuilder();

  static Language spoken() {
    Language language = new Language();
    for (Sentences sentences : ALL) {
      language.page.append("\n### ").append(sentences.about()).append("\n\n");
      sentences.teach(language);
    }
    return language;
  }

  void means(String sentence, Step step) {
    Sentence means = Sentence.of(sentence);
    steps.put(means, step);
    page.append("- `").append(means).append("`\n");
  }

  /** The one meaning of a line; none, or several, is an error that names them. */
  Understood understand(String line) {
    List<Sentence> meanings = new ArrayList<>();
    Understood understood = null;
    for (Map.Entry<Sentence, Step> each : steps.entrySet()) {
      Words words = each.getKey().in(line).orElse(null);
      if (words != null) {
        meanings.add(each.getKey());
        understood = new Understood(each.getKey(), each.getValue(), words);
      }
    }
    if (meanings.size() != 1) {
      throw new IllegalArgumentException(meanings.isEmpty() ? "no sentence says this" : "more than one sentence says this: " + meanings);
    }
    return understood;
  }

  Set<Sentence> sentences() {
    return steps.keySet();
  }

  /** The list of all sentences, for the page about them. */
  String printed() {
    return page + "\n";
  }
}
