package io.auscult.streams.topology;

import static io.auscult.core.fixture.Said.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.FactEvent.InferenceReturned;
import io.auscult.core.event.InferenceFacts;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.signal.InferenceRequest;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.value.Code;
import io.auscult.models.remote.RemoteModel;
import io.auscult.streams.inference.InferenceServer;
import io.auscult.streams.inference.LocalOffice;
import io.auscult.streams.inference.SiteModel;
import io.auscult.streams.topology.Scenario.Written;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A remote model in the stream: asked through the topic of questions, answered over a socket, scored from the log. */
class RemoteModelTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Code CREATININE = new Code(Code.LOINC, "2160-0");
    private static final InferenceServer SERVER =
            new InferenceServer(List.of("age", "sex", "creatinine"), SiteModel::score);
    private static final RemoteModel MODEL = SiteModel.at(SERVER.url());
    private static final LocalOffice OFFICE = new LocalOffice(MODEL);

    @TempDir
    Path stateDir;

    private Scenario scenario;

    @AfterAll
    static void stopServer() {
        OFFICE.close();
        SERVER.close();
    }

    @BeforeEach
    void start() {
        scenario = Scenario.with(MODEL, at(0), stateDir);
        scenario.given(Said.at(at(0)).person(Sex.FEMALE, "1960-01-01"));
    }

    @AfterEach
    void stop() {
        scenario.close();
    }

    @Test
    void asksWhenTheInputsAreThere() {
        Written written = scenario.when(creatinine("a", "1.5", 1));

        assertThat(written.signals()).singleElement().isInstanceOf(Pending.class);
        assertThat(written.asked()).singleElement().satisfies(request -> {
            assertThat(request.model()).isEqualTo(MODEL.ref());
            assertThat(request.asOf()).isEqualTo(at(1));
            assertThat(request.question().values()).containsEntry("creatinine", "1.5");
        });
    }

    @Test
    void asksOnceThoughTheSameValueComesAgain() {
        scenario.given(creatinine("a", "1.5", 1));

        Written written = scenario.when(creatinine("b", "1.5", 2));

        assertThat(written.signals()).singleElement().isInstanceOf(Pending.class);
        assertThat(written.asked()).isEmpty();
    }

    @Test
    void scoresWhenTheAnswerComes() {
        InferenceRequest asked = ask(creatinine("a", "1.5", 1));

        Written written = scenario.when(answered(asked, 2));

        assertThat(written.signals()).singleElement().isInstanceOfSatisfying(RiskScored.class, scored -> {
            assertThat(scored.value("score")).isEqualTo(0.15);
            assertThat(scored.band()).isEqualTo("low");
            assertThat(scored.asOf()).isEqualTo(at(2));
        });
        assertThat(written.asked()).isEmpty();
        assertThat(scenario.when(answered(asked, 3)).signals()).isEmpty();
        assertThat(scenario.counts()).containsEntry("superseded", 1);
    }

    @Test
    void doesNotLetAnAnswerToAnOlderQuestionReplaceANewerOne() {
        InferenceRequest older = ask(creatinine("a", "1.5", 1));
        InferenceRequest newer = ask(creatinine("b", "4.0", 2));
        scenario.given(answered(newer, 3));

        Written late = scenario.when(answered(older, 4));

        assertThat(late.signals()).isEmpty();
        assertThat(scenario.counts()).containsEntry("superseded", 1);
        assertThat(scenario.signals(PATIENT))
                .singleElement()
                .isInstanceOfSatisfying(
                        RiskScored.class,
                        scored -> assertThat(scored.value("score")).isEqualTo(0.4));
    }

    @Test
    void doesNotScoreWithAnAnswerToWhatIsNoLongerSo() {
        InferenceRequest older = ask(creatinine("a", "1.5", 1));
        scenario.given(creatinine("b", "4.0", 2));

        Written late = scenario.when(answered(older, 3));

        assertThat(late.signals()).singleElement().isInstanceOfSatisfying(Pending.class, pending -> {
            assertThat(pending.question().values()).containsEntry("creatinine", "4.0");
            assertThat(Objects.requireNonNull(pending.earlier()).asOf()).isEqualTo(at(1));
        });
        assertThat(late.asked()).isEmpty();
    }

    @Test
    void saysThatTheModelIsDownAndAsksAgainWhenItIsTime() {
        InferenceRequest first = ask(creatinine("a", "1.5", 1));
        Written down = scenario.when(failed(first, 2));

        assertThat(down.signals()).singleElement().isInstanceOfSatisfying(NotAssessable.class, not -> {
            assertThat(not.reason()).contains("it could not be reached");
            assertThat(not.reassessAt()).isEqualTo(at(2).plus(Duration.ofMinutes(5)));
        });

        Written due = scenario.clockGoesOn(Duration.ofMinutes(8));
        InferenceRequest second = due.asked().getFirst();
        assertThat(second.question().id()).endsWith("-2");
        assertThat(scenario.when(answered(second, 700)).signals())
                .singleElement()
                .isInstanceOf(RiskScored.class);
    }

    @Test
    void asksAboutAnInitialLoadOnceWhenItHasEnded() {
        Said load = Said.at(at(10)).asBackfill();
        Written loading = scenario.when(
                load.result("a", CREATININE, "1.5", "mg/dL", at(-9)),
                load.result("b", CREATININE, "4.0", "mg/dL", at(-5)));
        Written ended = scenario.when(load.backfillEnded());

        assertThat(loading.asked()).isEmpty();
        assertThat(ended.asked())
                .singleElement()
                .satisfies(request -> assertThat(request.question().values()).containsEntry("creatinine", "4.0"));
    }

    @Test
    void keepsNothingOfAnAnswerAboutSomebodyWhoWasErased() {
        InferenceRequest asked = ask(creatinine("a", "1.5", 1));
        scenario.given(Said.at(at(2)).erased());

        Written late = scenario.when(answered(asked, 3));

        assertThat(late.signals()).isEmpty();
        assertThat(scenario.remembers(PATIENT)).isZero();
    }

    @Test
    void i8ReplayingTheLogAsksAndScoresTheSame() {
        List<PatientEvent> log = new ArrayList<>(List.of(creatinine("a", "1.5", 1)));
        InferenceRequest first = ask(log.getFirst());
        log.add(failed(first, 2));
        scenario.given(log.getLast());
        Written due = scenario.clockGoesOn(Duration.ofMinutes(8));
        log.addAll(due.rung());
        log.add(answered(due.asked().getFirst(), 700));
        log.add(creatinine("b", "4.0", 800));

        assertThat(outputs(log, "one")).hasSize(8).isEqualTo(outputs(log, "two"));
    }

    private List<String> outputs(List<PatientEvent> log, String dir) {
        try (Scenario replay = Scenario.with(MODEL, at(0), stateDir.resolve(dir))) {
            replay.feed(List.of(Said.at(at(0)).person(Sex.FEMALE, "1960-01-01")));
            replay.bytes(replay.topics().signals().name());
            replay.feed(log);
            List<String> outputs = new ArrayList<>();
            for (String topic : List.of(
                    replay.topics().signals().name(),
                    replay.topics().inferenceRequests().name())) {
                for (KeyValue<String, byte[]> record : replay.bytes(topic)) {
                    outputs.add(topic + " " + record.key + " " + Arrays.toString(record.value));
                }
            }
            return outputs;
        }
    }

    private InferenceRequest ask(PatientEvent event) {
        return scenario.when(event).asked().getFirst();
    }

    /** As the server answers. */
    private static PatientEvent answered(InferenceRequest request, int second) {
        return OFFICE.answer(PATIENT, request, at(second));
    }

    private static InferenceReturned failed(InferenceRequest request, int second) {
        return InferenceFacts.event(
                PATIENT,
                request.model(),
                request.question().id(),
                request.asOf(),
                at(second),
                new Failed(Failed.Reason.UNREACHABLE));
    }

    private static PatientEvent creatinine(String key, String value, int second) {
        return Said.at(at(second)).result(key, CREATININE, value, "mg/dL", at(second));
    }

    private static Instant at(int second) {
        return T0.plusSeconds(second);
    }
}
