package io.auscult.schemas.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.concept.Mark;
import org.junit.jupiter.api.Test;

/** The words stand in records that are kept for years: renaming a constant must not change its word. */
class WordsTest {
    @Test
    void keepsTheWordsOfTheContract() {
        assertThat(BodyWriter.SEXES.all()).containsExactly("female", "male", "other", "unknown");
        assertThat(AnswerCodec.OUTCOMES.all()).containsExactly("accepted", "overridden");
        assertThat(SignalCodec.PROBLEMS.all())
                .containsExactly("outside-population", "missing", "stale", "implausible", "not-understood");
        assertThat(FactCodec.MARKS.all())
                .containsExactly(
                        "no-value",
                        "not-numeric",
                        "no-unit",
                        "unknown-unit",
                        "implausible",
                        "below-detection",
                        "bound-only",
                        "not-final");
    }

    @Test
    void refusesAWordThatItDoesNotKnow() {
        Words<Mark> marks = Words.of(Mark.class);

        assertThatThrownBy(() -> marks.constant("surprising")).isInstanceOf(UnknownWordException.class);
    }
}
