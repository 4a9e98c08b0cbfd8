package io.auscult.cli.bench.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final Load HUNDRED = new Load(
            IntStream.range(0, 100).mapToObj(i -> new byte[] {(byte) i}).toList(), 100);

    @Test
    void takesEveryMessageOnce() throws Exception {
        AtomicInteger sum = new AtomicInteger();
        try (Crew crew = new Crew(4, () -> message -> sum.addAndGet(message[0]))) {
            assertThat(crew.take(HUNDRED)).isPositive();
            crew.take(HUNDRED);
        }
        assertThat(sum).hasValue(2 * 4_950);
    }

    @Test
    void failsWhenAMessageIsNotTakenWell() throws Exception {
        try (Crew crew = new Crew(2, () -> _ -> {
            throw new IllegalStateException("The adapter answered 503");
        })) {
            assertThatThrownBy(() -> crew.take(HUNDRED)).hasMessage("The adapter answered 503");
        }
    }

    @Test
    void comparesRoundByRound() {
        Comparison comparison = new Comparison(
                "messages",
                1,
                List.of(new Timed(100, 1, 2), new Timed(100, 1, 1)),
                List.of(new Timed(100, 1, 1), new Timed(100, 1, 1)),
                Used.NOTHING);
        assertThat(comparison.ratios()).containsExactly(0.5, 1.0);
        assertThat(comparison.ratio().median()).isEqualTo(0.75);
    }
}
