package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent.EncounterEnded;
import io.auscult.core.event.FactEvent.EncounterRetracted;
import io.auscult.core.event.FactEvent.EncounterStarted;
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
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.v2.V2Times.Moment;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * PV1 and the trigger event: a visit began or changed, ended, or never was.
 *
 * @param occurred EVN-6, when the event took place
 */
record VisitMapper(PatientId patient, Header header, Arrival arrival, Moment occurred) {
    private static final String UNDER_WAY = "in-progress";
    private static final String OVER = "finished";
    private static final String CANCELLED = "cancelled";

    Mapped map(Segment pv1) {
        FactKey fact = fact(pv1);
        if (fact == null) {
            return new Mapped.Ignored("PV1 has neither a visit number nor an admission time");
        }
        Moment admitted = admitted(pv1);
        Moment discharged = V2Times.moment(pv1.field(45), header.zone());
        return switch (header.event()) {
            case "A01", "A02", "A04", "A06", "A07", "A12", "A13" -> started(pv1, fact, admitted);
            case "A09",
                    "A10",
                    "A15",
                    "A16",
                    "A17",
                    "A21",
                    "A22",
                    "A25",
                    "A26",
                    "A32",
                    "A33",
                    "A52",
                    "A53",
                    "A54",
                    "A55" -> started(pv1, fact, admitted);
            case "A03" -> ended(pv1, fact, admitted, discharged.at() == null ? over() : discharged.at());
            case "A08" ->
                discharged.at() == null ? started(pv1, fact, admitted) : ended(pv1, fact, admitted, discharged.at());
            case "A11", "A23", "A27", "A38" -> retracted(fact, admitted);
            case "A05", "A14" -> new Mapped.Ignored("The visit is planned and has not begun");
            default -> new Mapped.Ignored("This trigger event says nothing of the visit");
        };
    }

    /** PV1-44; where the message is the admission itself and does not say, when that took place. */
    private Moment admitted(Segment pv1) {
        Moment said = V2Times.moment(pv1.field(44), header.zone());
        return switch (header.event()) {
            case "A01", "A04" ->
                !said.equals(Moment.UNKNOWN)
                        ? said
                        : occurred.at() != null ? occurred : new Moment(header.time(), null);
            default -> said;
        };
    }

    private @Nullable Instant over() {
        return occurred.at() != null ? occurred.at() : header.time();
    }

    /** The visit number PV1-19 without its check digit, or the visit's begin. */
    private @Nullable FactKey fact(Segment pv1) {
        String visit = visitNumber(pv1);
        if (!visit.isEmpty()) {
            return Identity.key(arrival.source() + "/PV1", visit);
        }
        String begin = V2Times.moment(pv1.field(44), header.zone()).words();
        return begin.isEmpty() ? null : Identity.key(arrival.source() + "/PV1", patient.value(), begin);
    }

    static String visitNumber(Segment pv1) {
        Field visit = pv1.field(19);
        String authority = visit.component(4);
        return visit.component(1).isEmpty() || authority.isEmpty()
                ? visit.component(1)
                : visit.component(1) + "|" + authority;
    }

    private Mapped started(Segment pv1, FactKey fact, Moment admitted) {
        Period period = new Period(admitted.at(), null);
        Times times = admitted.times(header.time(), arrival);
        FactVersion version = version(UNDER_WAY, times, said(pv1, period));
        Envelope envelope = arrival.envelope(patient, fact, version, times);
        return Mapped.Events.of(
                new EncounterStarted(envelope, fact, version, type(pv1), kind(pv1), UNDER_WAY, period, ward(pv1)));
    }

    private Mapped ended(Segment pv1, FactKey fact, Moment admitted, @Nullable Instant end) {
        if (admitted.at() != null && end != null && end.isBefore(admitted.at())) {
            throw new Unmappable("The discharge is before the admission", "Correct PV1-44 or PV1-45");
        }
        Period period = new Period(admitted.at(), end);
        Times times = admitted.times(header.time(), arrival);
        FactVersion version = version(OVER, times, said(pv1, period));
        Envelope envelope = arrival.envelope(patient, fact, version, times);
        return Mapped.Events.of(
                new EncounterEnded(envelope, fact, version, type(pv1), kind(pv1), OVER, period, ward(pv1)));
    }

    private Mapped retracted(FactKey fact, Moment admitted) {
        Times times = admitted.times(header.time(), arrival);
        FactVersion version = version(CANCELLED, times);
        Envelope envelope = arrival.envelope(patient, fact, version, times);
        return Mapped.Events.of(new EncounterRetracted(envelope, fact, version, CANCELLED));
    }

    private FactVersion version(String status, Times times, @Nullable Object... said) {
        String hash = Content.hash(status, times.effective(), times.effectiveGiven(), Content.hash(said));
        return new FactVersion(header.lastUpdated(times.effective()), StatusRank.of(status), hash);
    }

    /** What the visit consists of. Without a ward the version is what it was before wards were read. */
    private @Nullable Object[] said(Segment pv1, Period period) {
        String ward = ward(pv1);
        return ward == null
                ? new @Nullable Object[] {type(pv1), kind(pv1), period}
                : new @Nullable Object[] {type(pv1), kind(pv1), period, ward};
    }

    /** PV1-3.1, the point of care. */
    private static @Nullable String ward(Segment pv1) {
        String ward = pv1.field(3).component(1).strip();
        return ward.isEmpty() ? null : ward;
    }

    private CodedText type(Segment pv1) {
        List<Field> admission = pv1.repetitions(4);
        return admission.isEmpty() ? CodedText.NONE : V2Codes.text(admission, "HL70007");
    }

    /** PV1-2 as the v3 ActCode that FHIR uses, where there is one. */
    private static String kind(Segment pv1) {
        String patientClass = pv1.field(2).component(1);
        return switch (patientClass) {
            case "E" -> "EMER";
            case "I" -> "IMP";
            case "O" -> "AMB";
            case "P" -> "PRENC";
            default -> patientClass;
        };
    }
}
