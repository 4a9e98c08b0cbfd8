package io.auscult.models.news2;

import io.auscult.core.concept.ConceptId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** ACVPU. */
public enum Consciousness {
    ALERT("A", "alert"),
    CONFUSED("C", "new-confusion"),
    VOICE("V", "responds-to-voice"),
    PAIN("P", "responds-to-pain"),
    UNRESPONSIVE("U", "unresponsive");

    private final String letter;
    private final String concept;

    Consciousness(String letter, String concept) {
        this.letter = letter;
        this.concept = concept;
    }

    public String letter() {
        return letter;
    }

    /** The answer's concept in the catalogue. */
    public ConceptId concept() {
        return ConceptId.of(concept);
    }

    /** By its letter, in either case. */
    public static Optional<Consciousness> of(String letter) {
        return Arrays.stream(values())
                .filter(level -> level.letter.equals(letter.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
