package io.auscult.core.chart;

import static io.auscult.core.fixture.Catalogue.CONCEPTS;
import static io.auscult.core.fixture.Said.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.chart.ChartChange.Outcome;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.event.InferenceFacts;
import io.auscult.core.event.InferenceOutcome;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.fixture.Said;
import io.auscult.core.signal.ModelRef;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InferenceFoldTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant T1 = T0.plusSeconds(60);
    private static final Instant LATER = T0.plus(Duration.ofHours(1));
    private static final ModelRef MODEL = new ModelRef("site-risk", "1.0.0");
    private static final ConceptId CONCEPT = ConceptId.inferenceOf("site-risk");

    private final MemoryChart chart = new MemoryChart(PATIENT, CONCEPTS);

    @Test
    void keepsTheAnswerToTheNewerQuestionInWhicheverOrderTheyCome() {
        chart.fold(answer("new-1", T1, "0.9"));
        ChartChange late = chart.fold(answer("old-1", T0, "0.1"));

        assertThat(late.outcome()).isEqualTo(Outcome.SUPERSEDED);
        assertThat(said()).extracting(Statement.Inference::question).containsExactly("new-1");
    }

    @Test
    void readsAnswersUnderTheModelsOwnConcept() {
        assertThat(chart.fold(answer("q-1", T0, "0.5")).touched()).containsExactly(CONCEPT);
        assertThat(CONCEPT.value()).isEqualTo("inference.site-risk");
    }

    @Test
    void keepsTheLastAnswerBesideAFailure() {
        chart.fold(answer("q-1", T0, "0.5"));
        chart.fold(event("r-1", T1, new Failed(Failed.Reason.TIMED_OUT)));

        assertThat(said()).extracting(Statement.Inference::question).containsExactly("r-1", "q-1");
    }

    @Test
    void changesNothingByARepeatedAnswer() {
        InferenceReturned first = answer("q-1", T0, "0.5");
        InferenceReturned again = answer("q-1", T0, "0.5");
        chart.fold(first);

        assertThat(again.envelope().id()).isEqualTo(first.envelope().id());
        assertThat(chart.fold(again).outcome()).isEqualTo(Outcome.SUPERSEDED);
    }

    @Test
    void tellsTwoVersionsOfAModelApart() {
        chart.fold(answer("q-1", T0, "0.5"));
        chart.fold(InferenceFacts.event(
                PATIENT, new ModelRef("site-risk", "2.0.0"), "q-1", T0, LATER, new Returned(outputs("0.7"))));

        assertThat(said()).hasSize(2);
    }

    @Test
    void isNeverTrimmedThoughAConceptHasTheModelsName() {
        ModelRef glucose = new ModelRef("glucose", "1.0.0");
        chart.fold(InferenceFacts.event(PATIENT, glucose, "q-1", T0, LATER, new Returned(outputs("0.5"))));

        Instant centuries = T0.plus(Duration.ofDays(100_000));

        assertThat(ChartFold.trim(chart, centuries, CONCEPTS).writes()).isEmpty();
    }

    @Test
    void goesWithTheRecordWhenItIsMerged() {
        chart.fold(answer("q-1", T0, "0.5"));
        Fact moved = chart.all().getFirst().movedFrom(Said.PATIENT);

        assertThat(moved.identity()).isEqualTo(InferenceFacts.answer(MODEL).value());
    }

    private List<Statement.Inference> said() {
        return chart.newest(CONCEPT, 10).stream()
                .map(fact -> (Statement.Inference) fact.statement())
                .toList();
    }

    private static InferenceReturned answer(String question, Instant askedAt, String output) {
        return event(question, askedAt, new Returned(outputs(output)));
    }

    private static InferenceReturned event(String question, Instant askedAt, InferenceOutcome outcome) {
        return InferenceFacts.event(PATIENT, MODEL, question, askedAt, LATER, outcome);
    }

    private static Map<String, BigDecimal> outputs(String output) {
        return Map.of("p[1]", new BigDecimal(output));
    }
}
