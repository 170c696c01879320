package dev.sutler.conformance.requirement;

import java.util.Locale;
import java.util.Optional;

/// Makes the requirements of one chapter, with their ids.
final class Rules {

    private final Chapter chapter;

    Rules(Chapter chapter) {
        this.chapter = chapter;
    }

    Requirement must(int number, String anchor, String sentence) {
        return rule(Level.MUST, number, anchor, sentence);
    }

    Requirement should(int number, String anchor, String sentence) {
        return rule(Level.SHOULD, number, anchor, sentence);
    }

    Requirement may(int number, String anchor, String sentence) {
        return rule(Level.MAY, number, anchor, sentence);
    }

    private Requirement rule(Level level, int number, String anchor, String sentence) {
        String id = String.format(Locale.ROOT, "OSB-%s-%02d", chapter.code(), number);
        return new Requirement(id, chapter, level, anchor, sentence, Optional.empty());
    }
}
