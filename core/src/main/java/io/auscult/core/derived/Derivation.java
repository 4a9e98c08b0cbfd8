package io.auscult.core.derived;

import io.auscult.core.signal.Signal.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A derived value, or everything that stands in its way: a part that is missing, stale or marked, by name. */
public sealed interface Derivation {

    /** When the answer may be another though no fact changes; null for never. */
    @Nullable Instant due();

    default Optional<Derived> value() {
        return switch (this) {
            case Known known -> Optional.of(known.derived());
            case Unknown _ -> Optional.empty();
        };
    }

    /** @param caveats what a reader must know: a newer value that was passed over, how it was computed */
    record Known(
            Derived derived, List<String> caveats, @Nullable Instant due) implements Derivation {
        public Known {
            caveats = List.copyOf(caveats);
        }
    }

    /** @param problems at least one */
    record Unknown(List<Problem> problems, @Nullable Instant due) implements Derivation {
        public Unknown {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("What cannot be derived has a reason");
            }
        }
    }
}
