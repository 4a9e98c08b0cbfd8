package io.auscult.mapping.v2;

import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.StatusRank;
import io.auscult.core.event.Times;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.Content;
import io.auscult.mapping.v2.V2Times.Moment;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The patient of whom a segment speaks, in one message of one sender: what all its statements have in common. */
record Subject(PatientId patient, Header header, Arrival arrival) {

    Moment moment(Field field) {
        return V2Times.moment(field, header.zone());
    }

    CodedText code(List<Field> fields) {
        return V2Codes.text(fields, arrival.source());
    }

    /** The times of a statement: when it was so, and that the message said it. */
    Times times(Moment effective) {
        return effective.times(header.time(), arrival);
    }

    /** A key by the sender's own number for the statement. */
    FactKey numbered(String kind, String number) {
        return Identity.key(arrival.source() + "/" + kind, number);
    }

    /** A key by what is said of the patient, where the sender has no number for it. */
    FactKey described(String kind, String... parts) {
        return Identity.key(arrival.source() + "/" + kind, patient + "/" + String.join("/", parts));
    }

    FactVersion version(String status, Times times, @Nullable Object... said) {
        String hash = Content.hash(status, times.effective(), times.effectiveGiven(), Content.hash(said));
        return new FactVersion(header.lastUpdated(times.effective()), StatusRank.of(status), hash);
    }

    Envelope envelope(FactKey fact, FactVersion version, Times times) {
        return arrival.envelope(patient, fact, version, times);
    }
}
