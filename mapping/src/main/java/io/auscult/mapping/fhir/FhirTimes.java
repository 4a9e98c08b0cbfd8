package io.auscult.mapping.fhir;

import io.auscult.core.event.Times;
import io.auscult.core.value.Period;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Unmappable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Range;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Timing;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;

/**
 * FHIR's dates as instants. A partial date is the start of what it names, in UTC, and its text is kept; HAPI would read it in the
 * zone of the machine.
 */
final class FhirTimes {
    private static final int YEAR = 4;
    private static final int MONTH = 7;
    private static final int DAY = 10;

    private FhirTimes() {}

    /** @param given the source's text when it is not a full instant, else null */
    record Moment(@Nullable Instant at, @Nullable String given) {
        static final Moment UNKNOWN = new Moment(null, null);

        Times times(@Nullable Instant issued, Arrival arrival) {
            return new Times(at, given, issued, arrival.received());
        }
    }

    static Moment moment(@Nullable BaseDateTimeType date) {
        String given = date == null ? null : date.getValueAsString();
        if (given == null || given.isBlank()) {
            return Moment.UNKNOWN;
        }
        String text = given.strip();
        try {
            return text.length() <= DAY ? new Moment(dayStart(text), text) : new Moment(IsoInstant.parse(text), null);
        } catch (DateTimeException e) {
            throw new Unmappable("A date or time does not exist", "Correct it and send the resource again");
        }
    }

    static @Nullable Instant instant(@Nullable BaseDateTimeType date) {
        return moment(date).at();
    }

    /** When it was so, from any of the types that FHIR allows for it; what names no instant is kept in the source's words. */
    static Moment effective(@Nullable Type effective) {
        return switch (effective) {
            case BaseDateTimeType date -> moment(date);
            case org.hl7.fhir.r4.model.Period period -> span(period);
            case Timing timing -> timed(timing);
            case Quantity age -> new Moment(null, FhirValues.words(age));
            case Range ages -> new Moment(null, FhirValues.words(ages));
            case StringType words -> new Moment(null, words.getValueAsString());
            case null, default -> Moment.UNKNOWN;
        };
    }

    private static Moment span(org.hl7.fhir.r4.model.Period period) {
        boolean both = period.hasStart() && period.hasEnd();
        Moment start = moment(period.hasStart() ? period.getStartElement() : period.getEndElement());
        return both ? new Moment(start.at(), FhirValues.words(period)) : start;
    }

    /** The first time it names, or the start of its bounds; all that it says in words. */
    private static Moment timed(Timing timing) {
        Type bounds = timing.getRepeat().getBounds();
        Moment first = timing.hasEvent() ? moment(timing.getEvent().getFirst()) : effective(bounds);
        if (timing.getEvent().size() == 1 && !timing.hasRepeat() && !timing.hasCode()) {
            return first;
        }
        List<String> said = new ArrayList<>();
        timing.getEvent().forEach(event -> said.add(event.getValueAsString()));
        String within = FhirValues.words(bounds);
        if (within != null) {
            said.add(within);
        }
        if (timing.hasCode()) {
            said.add(FhirCodes.text(timing.getCode()).words());
        }
        return new Moment(first.at(), said.isEmpty() ? null : String.join(", ", said));
    }

    /** From a period, or from a date that is its start. */
    static Period period(@Nullable Type when) {
        return when instanceof org.hl7.fhir.r4.model.Period period
                ? period(period.getStartElement(), period.getEndElement())
                : new Period(effective(when).at(), null);
    }

    /** @throws Unmappable when it ends before it starts */
    static Period period(@Nullable BaseDateTimeType from, @Nullable BaseDateTimeType to) {
        return period(moment(from), moment(to));
    }

    /** An end known only to the day, month or year is not before a start within it. */
    static Period period(Moment from, Moment to) {
        Instant start = from.at();
        Instant end = to.at();
        if (start != null && end != null && end.isBefore(start)) {
            if (to.given() == null || !start.toString().startsWith(to.given())) {
                throw new Unmappable("A period ends before it starts", "Correct the period and send it again");
            }
            return new Period(start, start);
        }
        return new Period(start, end);
    }

    private static Instant dayStart(String text) {
        LocalDate day = switch (text.length()) {
            case YEAR -> Year.parse(text).atDay(1);
            case MONTH -> YearMonth.parse(text).atDay(1);
            default -> LocalDate.parse(text);
        };
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
