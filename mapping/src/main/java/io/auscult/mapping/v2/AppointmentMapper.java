package io.auscult.mapping.v2;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.AppointmentBooked;
import io.auscult.core.event.FactEvent.AppointmentRetracted;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.Period;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Unmappable;
import io.auscult.mapping.v2.V2Times.Moment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * SCH with what is booked for it: an appointment is made, moved, missed or cancelled, for each patient of the message.
 *
 * @param timing TQ1, null when the message has none
 * @param service the first AIS, null when the message has none
 */
record AppointmentMapper(
        Segment sch, @Nullable Segment timing, @Nullable Segment service) {
    private static final String KIND = "SCH";
    private static final String IN_ERROR = "entered-in-error";
    private static final String CANCELLED = "cancelled";

    Mapped map(Header header, List<Subject> subjects) {
        if (header.event().equals("S23") || header.event().equals("S24")) {
            return new Mapped.Ignored("Time of a schedule is blocked or unblocked, which is no appointment");
        }
        if (subjects.isEmpty()) {
            throw new Unmappable("The appointment is of nobody", "Send the patient's identifier in PID-3");
        }
        return new Mapped.Events(subjects.stream().map(this::event).toList(), null);
    }

    private FactEvent event(Subject subject) {
        Moment start = start(subject);
        FactKey fact = fact(start, subject);
        String status = status(subject.header());
        Times times = subject.times(start);
        if (status.equals(CANCELLED) || status.equals(IN_ERROR)) {
            FactVersion version = subject.version(status, times);
            return new AppointmentRetracted(subject.envelope(fact, version, times), fact, version, status);
        }
        CodedText code = code(subject);
        Period period = V2Times.period(start, end(start, subject), "SCH-11, TQ1 or AIS-4");
        FactVersion version = subject.version(status, times, code, period);
        return new AppointmentBooked(subject.envelope(fact, version, times), fact, version, code, status, period);
    }

    /** The filler's number, else the placer's. A group's appointment is one for each patient. */
    private FactKey fact(Moment start, Subject subject) {
        String filler = Identity.entity(sch.field(2));
        String number = filler.isEmpty() ? Identity.entity(sch.field(1)) : filler;
        return number.isEmpty() ? subject.described(KIND, start.words()) : subject.described(KIND, "id", number);
    }

    /** SCH-25 (HL7 table 0278), else the trigger event. */
    private String status(Header header) {
        return switch (sch.field(25).component(1).toLowerCase(Locale.ROOT)) {
            case "pending" -> "pending";
            case "waitlist" -> "waitlist";
            case "booked", "overbook" -> "booked";
            case "started" -> "checked-in";
            case "complete" -> "fulfilled";
            case "cancelled", "discontinued", "dc" -> CANCELLED;
            case "deleted" -> IN_ERROR;
            case "noshow" -> "noshow";
            default -> ofEvent(header.event());
        };
    }

    private static String ofEvent(String event) {
        return switch (event) {
            case "S15", "S16" -> CANCELLED;
            case "S17" -> IN_ERROR;
            case "S26" -> "noshow";
            default -> "booked";
        };
    }

    /** What is booked, else why, else what kind of appointment it is. */
    private CodedText code(Subject subject) {
        CodedText booked = service == null ? CodedText.NONE : subject.code(service.repetitions(3));
        for (int field = 7; field <= 8 && booked.equals(CodedText.NONE); field++) {
            booked = subject.code(sch.repetitions(field));
        }
        return booked;
    }

    /** The resource's own time is the exact one; SCH-11 was withdrawn in favour of TQ1. */
    private Moment start(Subject subject) {
        Moment own = timing == null ? Moment.UNKNOWN : subject.moment(timing.field(7));
        Moment resource = service == null ? Moment.UNKNOWN : subject.moment(service.field(4));
        return own.or(resource)
                .or(V2Times.moment(sch.field(11).component(4), subject.header().zone()));
    }

    private Moment end(Moment start, Subject subject) {
        Moment own = timing == null ? Moment.UNKNOWN : subject.moment(timing.field(8));
        Moment old = timing == null && service == null
                ? V2Times.moment(sch.field(11).component(5), subject.header().zone())
                : Moment.UNKNOWN;
        return own.or(old).or(after(start));
    }

    /** SCH-9 in minutes. */
    private Moment after(Moment start) {
        String minutes = sch.field(9).component(1);
        Instant at = start.at();
        boolean known = sch.field(10).component(1).toUpperCase(Locale.ROOT).startsWith("MIN");
        return at != null && known && minutes.matches("\\d{1,5}")
                ? new Moment(at.plus(Integer.parseInt(minutes), ChronoUnit.MINUTES), null)
                : Moment.UNKNOWN;
    }
}
