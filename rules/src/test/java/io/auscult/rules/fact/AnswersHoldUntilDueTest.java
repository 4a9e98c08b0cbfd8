package io.auscult.rules.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.Concept;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.concept.Concepts;
import io.auscult.core.event.Envelope;
import io.auscult.core.event.FactEvent;
import io.auscult.core.event.FactKey;
import io.auscult.core.event.FactVersion;
import io.auscult.core.event.ObservationDetails;
import io.auscult.core.event.ObservedValue;
import io.auscult.core.event.Times;
import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.Period;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.concept.ConceptFiles;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Every question of a rule that changes by time alone says when: until then its answer is the same, whenever it is asked. */
class AnswersHoldUntilDueTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final Instant T0 = Instant.parse("2026-01-15T12:00:00Z");
    private static final int DAYS = 30;

    /** What is asked, and when the answer is due to be looked at again. */
    private record Question(Function<Patient, @Nullable Object> asked, Function<Patient, @Nullable Instant> until) {}

    private static final Map<String, Question> QUESTIONS = Map.of(
            "did", question(p -> p.did("echocardiogram", DAYS), p -> p.didUntil("echocardiogram", DAYS)),
            "ordered", question(p -> p.ordered("echocardiogram", DAYS), p -> p.orderedUntil("echocardiogram", DAYS)),
            "given", question(p -> p.given("anticoagulant", DAYS), p -> p.givenUntil("anticoagulant", DAYS)),
            "dispensed",
                    question(p -> p.dispensed("anticoagulant", DAYS), p -> p.dispensedUntil("anticoagulant", DAYS)),
            "measured", question(p -> p.measured("qtc-interval", DAYS), p -> p.measuredUntil("qtc-interval", DAYS)),
            "latest", question(p -> p.latest("qtc-interval"), p -> p.latestUntil("qtc-interval")),
            "rise", question(p -> p.rise("qtc-interval", DAYS), p -> p.latestUntil("qtc-interval")),
            "weight",
                    question(
                            p -> p.derived("weight-change-over-one-year"),
                            p -> p.derivedUntil("weight-change-over-one-year")));

    private static Question question(
            Function<Patient, @Nullable Object> asked, Function<Patient, @Nullable Instant> until) {
        return new Question(asked, until);
    }

    /** One thing that is on record: what, how many hours before or after the moment, and a number. */
    record Said(int kind, int hours, int amount) {}

    @Provide
    Arbitrary<List<Said>> history() {
        Arbitrary<Integer> hours = Arbitraries.oneOf(
                Arbitraries.integers().between(-24 * 40, 24 * 10),
                Arbitraries.integers().between(-24 * 600, 24 * 40),
                Arbitraries.of(0, -24 * DAYS, -24 * 7, 24, -24 * 90));
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        hours,
                        Arbitraries.integers().between(60, 600))
                .as(Said::new)
                .list()
                .ofMaxSize(8);
    }

    @Property(tries = 400)
    void untilItIsDueNoAnswerChanges(
            @ForAll("history") List<Said> history, @ForAll @IntRange(min = 0, max = 999) int permille) {
        MemoryChart chart = chart(history);
        Patient now = new Patient(chart, T0);
        QUESTIONS.forEach((name, question) -> {
            Instant due = question.until().apply(now);
            assertThat(due == null || due.isAfter(T0)).as(name).isTrue();
            Duration span = due == null
                    ? Duration.ofDays(2000)
                    : Duration.between(T0, due).minusMillis(1);
            for (Duration later : List.of(span.multipliedBy(permille).dividedBy(1000), span)) {
                assertThat(question.asked().apply(new Patient(chart, T0.plus(later))))
                        .as("%s after %s, due %s", name, later, due)
                        .isEqualTo(question.asked().apply(now));
            }
        });
    }

    private static MemoryChart chart(List<Said> history) {
        MemoryChart chart = new MemoryChart(new PatientId("c".repeat(32)), CONCEPTS);
        for (int i = 0; i < history.size(); i++) {
            chart.fold(event(chart, history.get(i), i));
        }
        return chart;
    }

    private static FactEvent event(MemoryChart chart, Said said, int number) {
        Instant at = T0.plus(Duration.ofHours(said.hours()));
        Envelope envelope = new Envelope("event-" + number, chart.patient(), Times.of(at, T0), "ehr", "", false, false);
        FactKey key = new FactKey("ehr/" + number);
        FactVersion version = new FactVersion(Instant.EPOCH, 2, "test");
        Period period = new Period(at, null);
        String done = said.amount() % 5 == 0 ? "not-done" : "completed";
        return switch (said.kind()) {
            case 0 -> new FactEvent.ProcedurePerformed(envelope, key, version, code("echocardiogram"), done, period);
            case 1 ->
                new FactEvent.ServiceRequested(
                        envelope,
                        key,
                        version,
                        code("echocardiogram"),
                        said.amount() % 5 == 0 ? "revoked" : "active",
                        period,
                        "order");
            case 2 -> new FactEvent.MedicationAdministered(envelope, key, version, code("anticoagulant"), done, period);
            case 3 -> new FactEvent.MedicationDispensed(envelope, key, version, code("anticoagulant"), done, period);
            case 4 -> observed(envelope, key, version, "body-weight", said.amount(), "kg");
            default -> observed(envelope, key, version, "qtc-interval", said.amount(), "ms");
        };
    }

    private static FactEvent observed(
            Envelope envelope, FactKey key, FactVersion version, String concept, int amount, String ucum) {
        return new FactEvent.ObservationRecorded(
                envelope,
                key,
                version,
                amount % 7 == 0 ? "preliminary" : "final",
                code(concept),
                new ObservedValue.Numeric(BigDecimal.valueOf(amount), null, ucum, ucum),
                ObservationDetails.NONE);
    }

    private static CodedText code(String concept) {
        Code code = CONCEPTS.concept(ConceptId.of(concept)).map(Concept::codes).orElseThrow().stream()
                .min(java.util.Comparator.comparing(Code::system).thenComparing(Code::value))
                .orElseThrow();
        return CodedText.of(code, concept);
    }
}
