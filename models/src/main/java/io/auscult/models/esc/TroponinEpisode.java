package io.auscult.models.esc;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One series of samples seen through the protocols: the first is 0 h, the second is the one nearest to 1 h, else the one nearest to
 * 2 h, each within ten minutes.
 *
 * @param second null while there is none in a window
 * @param protocol of the second sample; 0 h/1 h while there is none (the limits of a first sample are the same in both)
 */
record TroponinEpisode(
        List<TroponinSample> samples, @Nullable TroponinSample second, Protocol protocol) {
    /** @param samples of one assay, oldest first, at least one */
    static TroponinEpisode of(List<TroponinSample> samples) {
        return Stream.of(Protocol.values())
                .flatMap(protocol ->
                        second(samples, protocol).map(found -> new TroponinEpisode(samples, found, protocol)).stream())
                .findFirst()
                .orElseGet(() -> new TroponinEpisode(samples, null, Protocol.ZERO_ONE_HOUR));
    }

    private static Optional<TroponinSample> second(List<TroponinSample> samples, Protocol protocol) {
        TroponinSample first = samples.getFirst();
        return samples.stream()
                .skip(1)
                .filter(sample -> protocol.fits(sample.since(first)))
                .min(Comparator.comparing(sample -> protocol.off(sample.since(first))));
    }

    TroponinSample first() {
        return samples.getFirst();
    }

    Assay assay() {
        return first().assay();
    }

    EscOutcome outcome() {
        return EscAlgorithm.classify(
                assay().cutOffs(protocol), first().level(), second == null ? null : second.level(), null);
    }

    /** The newest sample outside the pair that would rule in, were it a first one. */
    Optional<TroponinSample> laterHigh() {
        Instant after = (second == null ? first() : second).at();
        return samples.reversed().stream()
                .filter(sample -> sample.at().isAfter(after) && sample.isHigh())
                .findFirst();
    }

    /** Until when a second sample would still count. */
    Instant windowCloses() {
        return first().at().plus(Protocol.ZERO_TWO_HOURS.closesAfter());
    }

    Instant over() {
        return first().at().plus(TroponinSeries.SPEAKS_FOR);
    }
}
