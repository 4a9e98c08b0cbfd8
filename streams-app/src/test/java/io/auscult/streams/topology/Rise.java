package io.auscult.streams.topology;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Code;
import java.time.Duration;
import java.time.Instant;

/** A troponin and another an hour later, which may be a rise: the story that most scenarios tell. */
final class Rise {
    static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    static final Instant T1 = T0.plus(Duration.ofHours(1));
    static final Code TROPONIN = new Code(Code.LOINC, "67151-1");
    static final Code ELECSYS = new Code("urn:v2:99LAB", "ELECSYS-TNTHS");

    private Rise() {}

    static PatientEvent person() {
        return Said.at(T0.minusSeconds(60)).person(Sex.MALE, "1956-08-07");
    }

    static PatientEvent first(String amount) {
        return troponin(T0).result("t0", TROPONIN, amount, "ng/L", T0);
    }

    static PatientEvent second(String amount) {
        return troponin(T1).result("t1", TROPONIN, amount, "ng/L", T1);
    }

    /** What the laboratory says by its usual assay. */
    static Said troponin(Instant received) {
        return Said.at(received).byMethod(ELECSYS);
    }
}
