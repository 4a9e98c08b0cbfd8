package io.auscult.mapping.v2;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactEvent.ObservationRecorded;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Times;
import io.auscult.mapping.Corpus;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.Sent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Messages whose FHIR somebody else wrote: every observation of it is compared with ours in code, value, unit, time and status. What
 * differs is explained in docs/v2-differences.md, and nothing else may.
 */
class ExpectedFhirTest {
    private static final String ENDING = ".ms-expected.json";

    /** Made of segments that are not observations (accident, death, autopsy), with codes of that converter's own. */
    private static final String NOT_FROM_OBX = "http://example.com/v2-to-fhir-converter/CodeSystem/observation-code";

    private static final String AGREES = "agrees";

    private static final Map<String, Integer> FOUND = Map.of(
            AGREES,
            8,
            "not from an OBX",
            33,
            "only they have it",
            4,
            "status unknown, ours preliminary",
            30,
            "status unknown, ours registered",
            1,
            "time",
            2,
            "value none, ours Coded",
            6,
            "value none, ours Text",
            23);

    @Test
    void agreesInEveryObservationButWhereExplained() {
        Map<String, Integer> found = new TreeMap<>();
        for (Path file : Corpus.files("hl7v2-expected-ms", ENDING)) {
            compare(file, found);
        }
        assertThat(found).isEqualTo(new TreeMap<>(FOUND));
    }

    private static void compare(Path file, Map<String, Integer> found) {
        String message = file.getFileName().toString().replace(ENDING, ".hl7");
        Path sent = Corpus.files("hl7v2", message).getFirst();
        MappedMessage ours = V2MessageMapper.map(Corpus.read(sent), Sent.arrival(), Sent.PATIENTS);
        List<ObservationRecorded> left = new ArrayList<>();
        for (FactEvent event : ours.events()) {
            if (event instanceof ObservationRecorded recorded) {
                left.add(recorded);
            }
        }
        for (Observation theirs : observations(file)) {
            for (String difference : differences(theirs, take(left, theirs))) {
                found.merge(difference, 1, Integer::sum);
            }
        }
        left.forEach(recorded -> found.merge("only we have it", 1, Integer::sum));
    }

    private static List<Observation> observations(Path file) {
        String json = new String(Corpus.read(file), StandardCharsets.UTF_8);
        return FhirContext.forR4Cached().newJsonParser().parseResource(Bundle.class, json).getEntry().stream()
                .map(Bundle.BundleEntryComponent::getResource)
                .filter(Observation.class::isInstance)
                .map(Observation.class::cast)
                .toList();
    }

    /** The next of ours with their code, removed from the list; null when there is none. */
    private static @Nullable ObservationRecorded take(List<ObservationRecorded> left, Observation theirs) {
        String code = theirs.getCode().getCodingFirstRep().getCode();
        for (Iterator<ObservationRecorded> ours = left.iterator(); ours.hasNext(); ) {
            ObservationRecorded recorded = ours.next();
            if (recorded.code().codings().getFirst().code().value().equals(code)) {
                ours.remove();
                return recorded;
            }
        }
        return null;
    }

    private static List<String> differences(Observation theirs, @Nullable ObservationRecorded ours) {
        if (ours == null) {
            return List.of(
                    theirs.getCode().getCodingFirstRep().getSystem().equals(NOT_FROM_OBX)
                            ? "not from an OBX"
                            : "only they have it");
        }
        List<String> differences = new ArrayList<>();
        if (!theirs.getStatus().toCode().equals(ours.status())) {
            differences.add("status " + theirs.getStatus().toCode() + ", ours " + ours.status());
        }
        String value = value(theirs.getValue(), ours.value());
        if (!value.equals(AGREES)) {
            differences.add(value);
        }
        if (!sameTime(theirs, ours.envelope().times())) {
            differences.add("time");
        }
        return differences.isEmpty() ? List.of(AGREES) : differences;
    }

    private static String value(@Nullable Type theirs, ObservedValue ours) {
        boolean same = switch (ours) {
            case ObservedValue.Numeric n ->
                theirs instanceof Quantity q && q.getValue().compareTo(n.amount()) == 0 && sameUnit(q, n);
            case ObservedValue.Coded c ->
                theirs instanceof CodeableConcept concept
                        && concept.getCodingFirstRep()
                                .getCode()
                                .equals(c.code().codings().getFirst().code().value());
            case ObservedValue.Text t ->
                theirs instanceof StringType text && text.getValue().equals(t.text());
            case ObservedValue.Absent _ -> theirs == null;
        };
        return same
                ? AGREES
                : "value " + (theirs == null ? "none" : theirs.fhirType()) + ", ours "
                        + ours.getClass().getSimpleName();
    }

    /** The same unit, whether they say that it is a code or a text. */
    private static boolean sameUnit(Quantity theirs, ObservedValue.Numeric ours) {
        String unit = theirs.hasUnit() ? theirs.getUnit() : theirs.getCode();
        return unit == null ? ours.unitText() == null : unit.equals(ours.unitText()) || unit.equals(ours.unitCode());
    }

    private static boolean sameTime(Observation theirs, Times ours) {
        if (!(theirs.getEffective() instanceof BaseDateTimeType time)) {
            return !theirs.hasEffective() && ours.effective() == null;
        }
        String given = ours.effectiveGiven();
        return given == null
                ? OffsetDateTime.parse(time.getValueAsString()).toInstant().equals(ours.effective())
                : time.getValueAsString().replace("-", "").equals(given);
    }
}
