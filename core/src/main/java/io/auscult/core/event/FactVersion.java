package io.auscult.core.event;

import java.time.Instant;
import java.util.Comparator;

/**
 * Which of several versions of one statement holds: the source's last-updated time decides, then the rank of the status, then
 * the content's hash. So late, repeated and out-of-order versions give the same chart.
 *
 * @param lastUpdated when the source last changed it; {@link Instant#EPOCH} when the source does not say
 * @param statusRank how final the status is, see {@link StatusRank}
 * @param contentHash of the statement's content; equal hashes are the same version
 */
public record FactVersion(Instant lastUpdated, int statusRank, String contentHash) implements Comparable<FactVersion> {
    private static final Comparator<FactVersion> ORDER = Comparator.comparing(FactVersion::lastUpdated)
            .thenComparingInt(FactVersion::statusRank)
            .thenComparing(FactVersion::contentHash);

    @Override
    public int compareTo(FactVersion other) {
        return ORDER.compare(this, other);
    }
}
