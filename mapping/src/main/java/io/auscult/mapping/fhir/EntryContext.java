package io.auscult.mapping.fhir;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Content;
import io.auscult.mapping.Mapped;
import java.time.Instant;
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
        Instant updated =
                lastUpdated != null ? lastUpdated : times.issued() != null ? times.issued() : times.effective();
        Instant at = updated == null ? Instant.EPOCH : updated;
        return new FactVersion(at, StatusRank.of(status), Content.hash(status, times, Content.hash(said)));
    }

    /** A statement that has a code, a status and a time, as most have. */
    Mapped said(Said kind, CodedText code, String status, Period period, Times times) {
        FactVersion version = version(status, times, code, period);
        return Mapped.Events.of(kind.of(envelope(version, times), fact, version, code, status, period));
    }

    Mapped takenBack(TakenBack kind, String status, Times times) {
        FactVersion version = version(status, times);
        return Mapped.Events.of(kind.of(envelope(version, times), fact, version, status));
    }

    Envelope envelope(FactVersion version, Times times) {
        return arrival.envelope(patient, fact, version, times);
    }

    /** The constructor of an event of that shape. */
    interface Said {
        FactEvent of(
                Envelope envelope, FactKey fact, FactVersion version, CodedText code, String status, Period period);
    }

    /** The constructor of a retraction. */
    interface TakenBack {
        FactEvent of(Envelope envelope, FactKey fact, FactVersion version, String status);
    }
}
