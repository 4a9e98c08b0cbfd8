package io.auscult.models.remote;

import static io.auscult.core.fixture.GivenChart.NOW;
import static io.auscult.core.fixture.GivenChart.daysAgo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.auscult.core.chart.MemoryChart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.event.InferenceFacts;
import io.auscult.core.event.InferenceOutcome;
import io.auscult.core.event.InferenceOutcome.Failed;
import io.auscult.core.event.InferenceOutcome.Returned;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.GivenChart;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.NotAssessable;
import io.auscult.core.signal.Signal.Pending;
import io.auscult.core.signal.Signal.Problem;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.value.Mode;
import io.auscult.models.ModelLoader;
import io.auscult.models.Published;
import io.auscult.models.card.FolderCard;
import io.auscult.models.card.FolderCardFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RemoteModelTest {
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final String CARD = card();

    private final RemoteModel model = new RemoteModel(FolderCardFile.parse(CARD));
    private final MemoryChart chart = GivenChart.chart()
            .person(Sex.FEMALE, "1960-01-01")
            .observed("creatinine", "0.9", daysAgo(3))
            .build();

    @Test
    void asksAboutTheColumnsOfTheCard() {
        Pending pending = pending(NOW);

        assertThat(pending.question().values())
                .containsExactlyInAnyOrderEntriesOf(Map.of("age", "66.0", "sex", "1.0", "creatinine", "0.9"));
        assertThat(pending.inputs()).extracting(Input::name).containsExactly("age", "sex", "creatinine");
        assertThat(pending.earlier()).isNull();
    }

    @Test
    void asksTheSameQuestionAboutTheSameValues() {
        String question = pending(NOW).question().id();

        assertThat(pending(NOW.plusSeconds(3600)).question().id())
                .isEqualTo(question)
                .endsWith("-1");
    }

    @Test
    void scoresWhenTheAnswerIsThere() {
        answered(pending(NOW), NOW.plusSeconds(2), "0.731", "0.1", "-0.2", "0.3");

        RiskScored scored = (RiskScored) assess(NOW.plusSeconds(2));

        assertThat(scored.value("score")).isEqualTo(0.731);
        assertThat(scored.band()).isEqualTo("high");
        assertThat(scored.inputs()).extracting(Input::name).contains("creatinine");
        assertThat(scored.contributions())
                .containsExactly(
                        new Contribution("age", 0.1),
                        new Contribution("sex", -0.2),
                        new Contribution("creatinine", 0.3));
    }

    @Test
    void asksAnewWhenAValueChangesAndShowsTheLastScoreMeanwhile() {
        answered(pending(NOW), NOW.plusSeconds(2), "0.1", "0", "0", "0");
        MemoryChart changed = withCreatinine("2.4");

        Pending pending = (Pending) model.assess(changed, NOW.plusSeconds(60));

        assertThat(Objects.requireNonNull(pending.earlier()).band()).isEqualTo("low");
        assertThat(Objects.requireNonNull(pending.earlier()).asOf()).isEqualTo(NOW);
        assertThat(Objects.requireNonNull(pending.earlier()).score().value()).isEqualTo(0.1);
    }

    @Test
    void countsAnAnswerAgainWhenTheValuesAreWhatTheyWere() {
        answered(pending(NOW), NOW.plusSeconds(2), "0.1", "0", "0", "0");
        withCreatinine("2.4");
        withCreatinine("0.9");

        assertThat(assess(NOW.plusSeconds(60))).isInstanceOf(RiskScored.class);
    }

    @Test
    void saysThatThereWasNoAnswerUntilItIsTimeToAskAgain() {
        Pending first = pending(NOW);
        Instant failedAt = NOW.plusSeconds(30);
        failed(first, failedAt, Failed.Reason.UNREACHABLE);

        NotAssessable not = (NotAssessable) assess(failedAt);
        Pending again = pending(failedAt.plus(RETRY));

        assertThat(not.reassessAt()).isEqualTo(failedAt.plus(RETRY));
        assertThat(not.reason())
                .isEqualTo("The model gave no answer on 2026-03-02 12:00 UTC: it could not be reached. "
                        + "It is asked again at 2026-03-02 12:05 UTC. It has given no score before.");
        assertThat(not.problems()).extracting(Problem::input).containsExactly("answer");
        assertThat(assess(failedAt.plus(RETRY).minusMillis(1)).withAsOf(failedAt))
                .isEqualTo(not);
        assertThat(again.question().id()).endsWith("-2");
        assertThat(again.question().values()).isEqualTo(first.question().values());
    }

    @Test
    void namesTheLastScoreInAFailureWithItsTime() {
        answered(pending(NOW), NOW.plusSeconds(2), "0.1", "0", "0", "0");
        MemoryChart changed = withCreatinine("2.4");
        failed((Pending) model.assess(changed, NOW.plusSeconds(60)), NOW.plusSeconds(70), Failed.Reason.TIMED_OUT);

        assertThat(((NotAssessable) assess(NOW.plusSeconds(70))).reason())
                .contains("Its last score was 10.0 % (low) on the data of 2026-03-02 12:00 UTC");
    }

    @Test
    void waitsTwiceAsLongAfterEachFailureUpToSixteenTimes() {
        Instant at = NOW;
        for (int minutes : List.of(5, 10, 20, 40, 80, 80)) {
            failed(pending(at), at, Failed.Reason.CIRCUIT_OPEN);
            Instant due = Objects.requireNonNull(assess(at).reassessAt());
            assertThat(Duration.between(at, due)).isEqualTo(Duration.ofMinutes(minutes));
            at = due;
        }
    }

    @Test
    void takesALateAnswerToAnEarlierAttempt() {
        Pending first = pending(NOW);
        failed(first, NOW.plusSeconds(30), Failed.Reason.TIMED_OUT);
        answered(first, NOW.plusSeconds(40), "0.3", "0", "0", "0");

        assertThat(assess(NOW.plusSeconds(40))).isInstanceOf(RiskScored.class);
    }

    @Test
    void scoresNothingThatIsNoProbability() {
        answered(pending(NOW), NOW.plusSeconds(2), "1.7", "0", "0", "0");

        assertThat(assess(NOW.plusSeconds(2))).isInstanceOf(NotAssessable.class);
    }

    @Test
    void asksNothingWhileAnInputIsMissing() {
        MemoryChart bare = GivenChart.chart().person(Sex.FEMALE, "1960-01-01").build();

        assertThat(model.assess(bare, NOW)).isInstanceOf(NotAssessable.class);
    }

    @Test
    void readsItsAnswers() {
        assertThat(model.reads()).contains(ConceptId.inferenceOf("site-risk"), ConceptId.of("creatinine"));
    }

    @Test
    void takesNoNoticeOfAnotherVersionsAnswers() {
        Pending pending = pending(NOW);
        chart.fold(InferenceFacts.event(
                chart.patient(),
                new ModelRef("site-risk", "9"),
                pending.question().id(),
                NOW,
                NOW,
                new Returned(Map.of("p[1]", BigDecimal.ONE))));

        assertThat(pending(NOW)).isEqualTo(pending);
    }

    @Test
    void isLoadedFromItsFolder() {
        Published loaded = ModelLoader.load(new ModelFiles(Map.of("card.yaml", CARD.getBytes(StandardCharsets.UTF_8))));

        assertThat(loaded.onChart().orElseThrow()).isInstanceOf(RemoteModel.class);
        assertThat(loaded.mode()).isEqualTo(Mode.SHADOW);
        assertThat(loaded.line().answer(Map.of("age", 66))).containsEntry("status", "not-assessable");
    }

    @Test
    void refusesACardThatWouldHaveToSendNotANumber() {
        FolderCard card = FolderCardFile.parse(CARD.replace("missing: refuse", "missing: nan"));

        assertThatThrownBy(() -> new RemoteModel(card)).hasMessageContaining("JSON has no NaN");
    }

    private Pending pending(Instant now) {
        return (Pending) assess(now);
    }

    private Signal assess(Instant now) {
        return model.assess(chart, now);
    }

    private MemoryChart withCreatinine(String value) {
        GivenChart.chart()
                .observed("creatinine", value, daysAgo(1))
                .build()
                .all()
                .forEach(chart::put);
        return chart;
    }

    private void answered(Pending pending, Instant at, String score, String... contributions) {
        Map<String, BigDecimal> outputs = new TreeMap<>(Map.of("p[1]", new BigDecimal(score)));
        for (int i = 0; i < contributions.length; i++) {
            outputs.put("contributions[" + i + "]", new BigDecimal(contributions[i]));
        }
        returned(pending, at, new Returned(outputs));
    }

    private void failed(Pending pending, Instant at, Failed.Reason reason) {
        returned(pending, at, new Failed(reason));
    }

    private void returned(Pending pending, Instant at, InferenceOutcome outcome) {
        chart.fold(InferenceFacts.event(
                chart.patient(), model.ref(), pending.question().id(), pending.asOf(), at, outcome));
    }

    private static String card() {
        try (var file = RemoteModelTest.class.getResourceAsStream("/models/site-risk/card.yaml")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
