package io.auscult.streams.topology;

import static io.auscult.core.fixture.Said.PATIENT;
import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.T1;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static io.auscult.streams.topology.Rise.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.event.PatientEvent;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.Score;
import io.auscult.core.value.Mode;
import io.auscult.streams.release.ModelLoading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models switched while patients are followed: at each patient's time the deployments hold that were in force then. */
class DeploymentTest {
    private static final Instant T2 = T0.plus(Duration.ofHours(2));
    private static final Instant T3 = T0.plus(Duration.ofHours(3));
    private static final ModelRef SHIPPED = new ModelRef("esc-troponin", "1.0.0");
    private static final ModelRef CANDIDATE = new ModelRef("esc-troponin", "1.1.0");
    private static final ModelFiles FILES =
            new ModelFiles(Map.of("card.yaml", "a card".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    Path stateDir;

    @Test
    void aModelThatIsSwitchedOffWithdrawsWhatRestsOnItAtThePatientsNextEvent() {
        try (Scenario scenario = scenario(build(Mode.LIVE, Scenario.IN_FORCE), build(Mode.OFF, T2))) {
            scenario.given(person(), troponin(T0, "14"), troponin(T1, "41"));
            var before = scenario.when(time(T2.minusSeconds(1)));
            var after = scenario.when(time(T2));
            var later = scenario.when(troponin(T3, "90"));
            assertThat(before.alerts()).isEmpty();
            assertThat(after.alerts()).singleElement().isInstanceOf(Alert.Withdrawn.class);
            assertThat(after.signals()).isEmpty();
            assertThat(later.signals()).isEmpty();
            assertThat(later.alerts()).isEmpty();
        }
    }

    @Test
    void aModelThatIsOnAgainLooksAtWhatCameMeanwhile() {
        try (Scenario scenario = scenario(
                build(Mode.LIVE, Scenario.IN_FORCE), build(Mode.OFF, T0.minusSeconds(30)), build(Mode.LIVE, T2))) {
            scenario.given(person(), troponin(T0, "14"), troponin(T1, "41"));
            var written = scenario.when(time(T2));
            assertThat(written.signals())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            RiskScored.class,
                            scored -> assertThat(scored.band()).isEqualTo("rule-in"));
            assertThat(written.alerts()).singleElement().isInstanceOf(Alert.Open.class);
        }
    }

    @Test
    void anAlertThatRestsOnAModelInShadowGoesLiveWithIt() {
        try (Scenario scenario = scenario(build(Mode.SHADOW, Scenario.IN_FORCE), build(Mode.LIVE, T2))) {
            var shadow = scenario.given(person(), troponin(T0, "14")).when(troponin(T1, "41"));
            var live = scenario.when(time(T2));
            assertThat(shadow.alerts()).extracting(DeploymentTest::mode).containsExactly(Mode.SHADOW);
            assertThat(live.alerts()).extracting(DeploymentTest::mode).contains(Mode.LIVE);
        }
    }

    @Test
    void ofTwoVersionsTheOneInShadowIsRecordedAndRulesDoNotSeeIt() {
        try (Scenario scenario =
                scenario(files -> new AlwaysIn(), build(Mode.LIVE, Scenario.IN_FORCE), candidate(Mode.SHADOW))) {
            var written = scenario.given(person(), troponin(T0, "9")).when(troponin(T1, "10"));
            assertThat(scenario.signals(PATIENT)).extracting(Signal::model).containsExactly(SHIPPED, CANDIDATE);
            assertThat(scenario.signals(PATIENT).getLast())
                    .isInstanceOfSatisfying(
                            RiskScored.class,
                            scored -> assertThat(scored.band()).isEqualTo("rule-in"));
            assertThat(written.alerts()).isEmpty();
            assertThat(written.decisions()).noneMatch(Raise.class::isInstance);
        }
    }

    @Test
    void ofTwoVersionsTheLiveOneSpeaksWhateverTheOtherSays() {
        try (Scenario scenario =
                scenario(files -> new AlwaysIn(), build(Mode.SHADOW, Scenario.IN_FORCE), candidate(Mode.LIVE))) {
            var written = scenario.when(person());
            assertThat(written.alerts())
                    .singleElement()
                    .satisfies(alert ->
                            assertThat(alert.episode().raise().models()).containsExactly(CANDIDATE));
            assertThat(written.alerts()).extracting(DeploymentTest::mode).containsExactly(Mode.LIVE);
        }
    }

    @Test
    void aModelThatCannotBeLoadedSaysSoForEveryPatientAndTheOthersGoOn() {
        ModelLoading broken = _ -> {
            throw new IllegalStateException("model.onnx: the checksum is not that of the card");
        };
        try (Scenario scenario = scenario(broken, build(Mode.LIVE, Scenario.IN_FORCE), candidate(Mode.LIVE))) {
            var written = scenario.given(person(), troponin(T0, "14")).when(troponin(T1, "41"));
            assertThat(scenario.signals(PATIENT).getLast())
                    .isInstanceOfSatisfying(
                            NotAssessable.class,
                            not -> assertThat(not.reason())
                                    .isEqualTo(
                                            "The model could not be loaded: model.onnx: the checksum is not that of the card"));
            assertThat(written.alerts()).singleElement().isInstanceOf(Alert.Open.class);
        }
    }

    @Test
    void filesAreLoadedOnceHoweverOftenTheModeIsSwitched() {
        List<ModelFiles> loaded = new ArrayList<>();
        ModelLoading counting = files -> {
            loaded.add(files);
            return new AlwaysIn();
        };
        try (Scenario scenario = scenario(
                counting,
                candidate(Mode.SHADOW),
                new Deployment(CANDIDATE, Mode.OFF, T1),
                new Deployment(CANDIDATE, Mode.LIVE, T2))) {
            scenario.given(person());
            assertThat(scenario.when(time(T2)).alerts())
                    .extracting(DeploymentTest::mode)
                    .contains(Mode.LIVE);
            assertThat(loaded).containsExactly(FILES);
        }
    }

    @Test
    void aModelThatThisBuildNoLongerHasSaysSo() {
        ModelRef gone = new ModelRef("esc-troponin", "0.9.0");
        try (Scenario scenario = scenario(new Deployment(gone, Mode.LIVE, Scenario.IN_FORCE))) {
            assertThat(scenario.when(person()).signals())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            NotAssessable.class, not -> assertThat(not.reason()).contains("does not come with"));
        }
    }

    private Scenario scenario(Deployment... deployments) {
        return scenario(
                _ -> {
                    throw new IllegalStateException("no files here");
                },
                deployments);
    }

    private Scenario scenario(ModelLoading loading, Deployment... deployments) {
        return Scenario.deployed(List.of(deployments), loading, T3.plusSeconds(1), stateDir);
    }

    private static Deployment build(Mode mode, Instant from) {
        return new Deployment(SHIPPED, mode, from);
    }

    private static Deployment candidate(Mode mode) {
        return new Deployment(CANDIDATE, mode, Scenario.IN_FORCE, "data-science", "trial", FILES);
    }

    private static Mode mode(Alert alert) {
        return alert.episode().raise().mode();
    }

    private static PatientEvent troponin(Instant at, String amount) {
        return Said.at(at).byMethod(ELECSYS).result("t" + at.getEpochSecond(), TROPONIN, amount, "ng/L", at);
    }

    private static PatientEvent time(Instant at) {
        return Said.at(at).timePassed();
    }

    private static final class AlwaysIn implements RiskModel {
        @Override
        public ModelRef ref() {
            return CANDIDATE;
        }

        @Override
        public Set<ConceptId> reads() {
            return Set.of(ConceptId.DEMOGRAPHICS);
        }

        @Override
        public Signal assess(Chart chart, Instant now) {
            return new RiskScored(
                    CANDIDATE,
                    now,
                    List.of(new Score("hs_troponin", 90, "now", "ng/L")),
                    "rule-in",
                    List.of(),
                    Explanation.NONE,
                    List.of(),
                    null);
        }
    }
}
