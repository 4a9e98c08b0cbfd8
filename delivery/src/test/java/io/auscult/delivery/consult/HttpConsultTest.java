package io.auscult.delivery.consult;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import io.auscult.delivery.consult.Consulted.Answered;
import io.auscult.delivery.consult.Consulted.Unanswered;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topics;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HttpConsultTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @AutoClose
    private final AnsweringServer server = new AnsweringServer();

    @Test
    void readsWhatWouldBeRaised() {
        server.answer(200, """
                {"patient": "x", "position": "cds.events.v1/3@17", "now": "2026-11-20T12:00:00Z", "versions": {},
                 "decisions": [
                   {"kind": "withhold", "rule": "cardiac/troponin-rise", "subject": "patient", "until": null},
                   {"kind": "raise", "rule": "cardiac/high-ascvd-risk-without-statin", "subject": "patient",
                    "indicator": "info", "summary": "Discuss prevention", "mode": "live", "sentence": "Why."}]}""");

        assertThat(ask(LONG)).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.position()).isEqualTo("cds.events.v1/3@17");
            assertThat(answered.raises()).singleElement().satisfies(raise -> {
                assertThat(raise.rule()).isEqualTo(Sample.STATIN);
                assertThat(raise.mode()).isEqualTo(Mode.LIVE);
            });
        });
    }

    @Test
    void doesNotWaitForALateAnswer() {
        server.answerNothing();

        assertThat(ask(Duration.ofMillis(100))).isEqualTo(new Unanswered("late"));
    }

    @Test
    void anErrorOrNonsenseIsNoAnswer() {
        server.answer(503, "");
        assertThat(ask(LONG)).isEqualTo(new Unanswered("HTTP 503"));
        server.answer(200, "{\"decisions\": [{\"kind\": \"raise\"}]}");
        assertThat(ask(LONG)).isInstanceOf(Unanswered.class);
    }

    @Test
    void ofAPatientWithoutAChartThereIsNothingToSay() {
        server.answer(404, "");

        assertThat(ask(LONG)).isEqualTo(new Answered("", List.of()));
    }

    private Consulted ask(Duration timeout) {
        return new HttpConsult(server.base(), timeout, WireSerdes.local(), Topics.withPrefix(""))
                .ask(Sample.ADA)
                .join();
    }
}
