package io.auscult.mapping.v2;

import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Times;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.Pick;
import io.auscult.mapping.v2.V2Times.Moment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of a sender's own segments that its configuration says are observations. */
final class PickMapper {
    private static final String FINAL = "final";
    private final List<Pick> picks;
    private final Map<String, Integer> seen = new HashMap<>();

    PickMapper(List<Pick> picks) {
        this.picks = picks;
    }

    boolean reads(String segment) {
        return picks.stream().anyMatch(pick -> pick.segment().equals(segment));
    }

    /** @param when the event took place, as far as the message says */
    Mapped map(Segment segment, Moment when, Subject subject) {
        List<FactEvent> events = new ArrayList<>();
        for (Pick pick : picks) {
            Field field = segment.field(pick.field());
            String said = field.component(pick.component());
            if (pick.segment().equals(segment.name()) && !said.isEmpty()) {
                events.add(event(pick, said, when, subject));
            }
        }
        return events.isEmpty()
                ? new Mapped.Ignored("The fields that are picked from the segment are empty")
                : new Mapped.Events(events, null);
    }

    private FactEvent event(Pick pick, String said, Moment when, Subject subject) {
        CodedText code = CodedText.of(pick.code(), pick.display());
        ObservedValue value = value(pick, said, subject);
        Times times = subject.times(when);
        FactKey fact = fact(pick, when, subject);
        FactVersion version = subject.version(FINAL, times, code, value);
        return new ObservationRecorded(
                subject.envelope(fact, version, times), fact, version, FINAL, code, value, ObservationDetails.NONE);
    }

    private FactKey fact(Pick pick, Moment when, Subject subject) {
        String place = pick.segment() + "/" + pick.field() + "." + pick.component();
        int nth = seen.merge(subject.patient() + place, 1, Integer::sum);
        return subject.described(place, when.words(), Integer.toString(nth));
    }

    private static ObservedValue value(Pick pick, String said, Subject subject) {
        return switch (pick.type()) {
            case NUMBER -> V2Values.picked(said, pick.ucum());
            case TEXT -> new ObservedValue.Text(said);
            case CODE ->
                new ObservedValue.Coded(CodedText.of(
                        new Code(CodingSystems.uri("", subject.arrival().source()), said), null));
        };
    }
}
