package io.auscult.cli.rebuild;

import io.auscult.cli.rebuild.Standing.Place;
import org.jspecify.annotations.Nullable;

/** A question that two generations do not answer alike; one of them may have no answer. */
record Difference(
        Stage<?> stage,
        Question question,
        @Nullable Place running,
        @Nullable Place next) {

    Kind kind() {
        if (running == null) {
            return Kind.ONLY_NEXT;
        }
        return next == null ? Kind.ONLY_RUNNING : Kind.OTHER;
    }

    /** How they differ. */
    enum Kind {
        OTHER("other", "answered otherwise"),
        ONLY_RUNNING("only-running", "in the running fold only"),
        ONLY_NEXT("only-next", "in the new fold only");

        private final String word;
        private final String words;

        Kind(String word, String words) {
            this.word = word;
            this.words = words;
        }

        String words() {
            return words;
        }

        String word() {
            return word;
        }
    }
}
