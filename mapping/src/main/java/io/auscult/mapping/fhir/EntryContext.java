package io.auscult.mapping.fhir;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Content;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a mapper needs besides its resource.
 *
 * @param lastUpdated meta.lastUpdated, null when the source does not say
 * @param versionId meta.versionId, null when the source does not say
 */
record EntryContext(
        Arrival arrival,
        PatientId patient,
        FactKey fact,
        @Nullable Instant lastUpdated,
        @Nullable String versionId,
        BundleIndex bundle) {
    private static final String FIRST = "1";

    /** True when the source says that there was no version before. */
    boolean isFirst() {
        return FIRST.equals(versionId);
    }

    /** True when the source says that there was a version before. */
    boolean isLater() {
        return versionId != null && !isFirst();
    }

    EntryContext part(String suffix) {
        return new EntryContext(arrival, patient, new FactKey(fact.value() + suffix), lastUpdated, versionId, bundle);
    }

    /**
     * The version of a statement.
     *
     * @param times its issued time, then its effective time stand in when the resource has no last-updated
     * @param said the statement's content
     */
    FactVersion version(String status, Times times, @Nullable Object... said) {
        Instant updated = Stream.of(lastUpdated, times.issued(), times.effective())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(Instant.EPOCH);
        return new FactVersion(updated, StatusRank.of(status), Content.hash(status, times, Content.hash(said)));
    }

    Envelope envelope(FactVersion version, Times times) {
        return arrival.envelope(patient, fact, version, times);
    }
}
