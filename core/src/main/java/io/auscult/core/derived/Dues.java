package io.auscult.core.derived;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Times at which an answer may change though no fact does; null stands for never. */
public final class Dues {
    private Dues() {}

    public static @Nullable Instant earliest(@Nullable Instant... dues) {
        return Stream.of(dues).filter(Objects::nonNull).min(Instant::compareTo).orElse(null);
    }
}
