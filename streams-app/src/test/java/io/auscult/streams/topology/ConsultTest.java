package io.auscult.streams.topology;

import static io.auscult.core.fixture.Said.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.AlertId;
import io.auscult.core.decision.Decision;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.value.Code;
import io.auscult.core.value.PatientId;
import io.auscult.streams.consult.Opinion;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the rules say of an order that is not signed yet. */
class ConsultTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant T1 = T0.plus(Duration.ofHours(1));
    private static final Code QTC = new Code(Code.LOINC, "8636-3");
    private static final Code SOTALOL = new Code(Code.RXNORM, "1923426");
    private static final Code ATORVASTATIN = new Code(Code.RXNORM, "83367");
    private static final Code DOFETILIDE = new Code(Code.RXNORM, "310005");
    private static final RuleId LONG_QTC = new RuleId("cardiac/long-qtc");
    private static final RuleId DRUG = new RuleId("cardiac/qt-drug-with-long-qtc");
    private static final String DRAFT = "ehr/MedicationRequest/draft";

    @TempDir
    Path stateDir;

    @Test
    void aDraftDrugThatProlongsQtIsInWhatTheRuleSaw() {
        try (Scenario scenario = withLongQtc()) {
            Opinion opinion = ask(scenario, SOTALOL).orElseThrow();

            assertThat(sources(opinion)).contains(DRAFT);
            assertThat(opinion.signals())
                    .singleElement()
                    .satisfies(signal -> assertThat(signal.model().id()).isEqualTo("qtc"));
            assertThat(sources(scenario.consult(PATIENT, List.of(), T1).orElseThrow()))
                    .as("nothing of the draft stays")
                    .doesNotContain(DRAFT);
        }
    }

    @Test
    void anOrderIsANewQuestionThoughTheLongQtcWasAnswered() {
        try (Scenario scenario = withLongQtc()) {
            answer(scenario, LONG_QTC, T0.plusSeconds(60));

            assertThat(raised(scenario.consult(PATIENT, List.of(), T1).orElseThrow()))
                    .doesNotContain(LONG_QTC, DRUG);
            assertThat(raised(ask(scenario, SOTALOL).orElseThrow()))
                    .contains(DRUG)
                    .doesNotContain(LONG_QTC);
        }
    }

    @Test
    void theSameOrderIsNotAskedAboutAgainAndAnotherOneIs() {
        try (Scenario scenario = withLongQtc()) {
            scenario.when(Said.at(T1).order("ehr/MedicationRequest/1", SOTALOL, T1));
            answer(scenario, DRUG, T1.plusSeconds(60));
            Instant later = T1.plus(Duration.ofHours(1));

            assertThat(raised(scenario.consult(PATIENT, List.of(), later).orElseThrow()))
                    .as("neither the order nor, while its answer is fresh, the ECG")
                    .doesNotContain(LONG_QTC, DRUG);
            assertThat(raised(scenario.consult(PATIENT, List.of(Said.at(later).order(DRAFT, DOFETILIDE, later)), later)
                            .orElseThrow()))
                    .contains(DRUG);
        }
    }

    @Test
    void aDraftOfAnotherDrugIsNot() {
        try (Scenario scenario = withLongQtc()) {
            assertThat(raised(ask(scenario, ATORVASTATIN).orElseThrow()))
                    .contains(LONG_QTC)
                    .doesNotContain(DRUG);
        }
    }

    @Test
    void ofAStrangerTheDraftsAloneAreJudged() {
        try (Scenario scenario = Scenario.at(T0, stateDir)) {
            PatientId stranger = new PatientId("c".repeat(32));
            List<PatientEvent> drafts = List.of(
                    Said.at(T0).of(stranger).person(Sex.FEMALE, "1959-02-01"),
                    Said.at(T0).of(stranger).result("ehr/Observation/q", QTC, "510", "ms", T0),
                    Said.at(T1).of(stranger).order(DRAFT, SOTALOL, T1));

            Opinion opinion = scenario.consult(stranger, drafts, T1).orElseThrow();

            assertThat(sources(opinion)).contains(DRAFT);
            assertThat(opinion.position()).isNegative();
            assertThat(scenario.consult(stranger, List.of(), T1)).isEmpty();
        }
    }

    private Scenario withLongQtc() {
        Scenario scenario = Scenario.at(T0, stateDir);
        scenario.when(Said.at(T0).person(Sex.MALE, "1959-02-01"));
        scenario.when(Said.at(T0).result("ehr/Observation/q", QTC, "510", "ms", T0));
        return scenario;
    }

    private static Optional<Opinion> ask(Scenario scenario, Code drug) {
        return scenario.consult(PATIENT, List.of(Said.at(T1).order(DRAFT, drug, T1)), T1);
    }

    private static void answer(Scenario scenario, RuleId rule, Instant at) {
        AlertId alert = scenario.book(PATIENT)
                .current(rule, Subject.PATIENT)
                .orElseThrow()
                .episode()
                .id();
        scenario.when(Said.at(at).answer(alert.value(), Answer.Outcome.ACCEPTED, "dr-1"));
    }

    private static List<RuleId> raised(Opinion opinion) {
        return opinion.decisions().stream()
                .filter(Raise.class::isInstance)
                .map(Decision::rule)
                .toList();
    }

    private static List<String> sources(Opinion opinion) {
        return opinion.decisions().stream()
                .filter(decision -> decision instanceof Raise && decision.rule().equals(DRUG))
                .flatMap(decision -> decision.rationale().seen().stream())
                .map(seen -> seen.source())
                .toList();
    }
}
