package io.auscult.delivery.consult;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import io.auscult.delivery.consult.WhyAnswer.Condition;
import io.auscult.delivery.consult.WhyAnswer.Explained;
import io.auscult.delivery.consult.WhyAnswer.PolicyWhy;
import io.auscult.delivery.consult.WhyAnswer.Unanswered;
import io.auscult.delivery.consult.WhyAnswer.UnknownPatient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class HttpWhysTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    @AutoClose
    private final AnsweringServer server = new AnsweringServer();

    @Test
    void readsWhatBecameOfARuleConditionByCondition() {
        server.answer(200, """
                {"patient": "x", "asOf": "2026-11-20T12:00:00Z", "rules": [], "explanations": [
                  {"rule": "cardiac/high-ascvd-risk-without-statin", "kind": "clinical", "mode": "live", "outcome": "held",
                   "summary": "Discuss prevention", "sentence": "Why.", "heldBy": "policy/lock-out-after-answer",
                   "until": "2026-11-23T12:00:00Z", "because": [], "something": "new",
                   "variants": [{"name": "", "matched": true, "conditions": [
                     {"words": "age from 40 to 75 years", "met": "yes", "seen": ["67 years"]}]}],
                   "policies": [{"rule": "policy/lock-out-after-answer", "holds": true, "because": []}], "alert": null}]}""");

        assertThat(ask(LONG)).isInstanceOfSatisfying(Explained.class, explained -> {
            assertThat(explained.asOf()).isEqualTo(Sample.NOW);
            assertThat(explained.rules()).singleElement().satisfies(rule -> {
                assertThat(rule.rule()).isEqualTo(Sample.STATIN);
                assertThat(rule.mode()).isEqualTo(Mode.LIVE);
                assertThat(rule.heldBy()).isEqualTo(Sample.LOCK_OUT);
                assertThat(rule.until()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
                assertThat(rule.variants().getFirst().conditions())
                        .containsExactly(new Condition("age from 40 to 75 years", "yes", List.of("67 years")));
                assertThat(rule.policies()).containsExactly(new PolicyWhy(Sample.LOCK_OUT, true, List.of()));
            });
        });
        assertThat(server.asked()).isEqualTo("/why/" + Sample.ADA + "?rule=" + Sample.STATIN);
    }

    @Test
    void aLateAnswerAnErrorOrNonsenseIsNoAnswer() {
        server.answerNothing();
        assertThat(ask(Duration.ofMillis(100))).isEqualTo(new Unanswered("late"));
        server.answer(503, "");
        assertThat(ask(LONG)).isEqualTo(new Unanswered("HTTP 503"));
        server.answer(200, "{\"explanations\": [{}]}");
        assertThat(ask(LONG)).isInstanceOf(Unanswered.class);
    }

    @Test
    void aPatientOfWhomNothingIsKnownIsSaidSo() {
        server.answer(404, "");

        assertThat(ask(LONG)).isEqualTo(new UnknownPatient());
    }

    private WhyAnswer ask(Duration timeout) {
        return new HttpWhys(server.base(), timeout).ask(Sample.ADA, Sample.STATIN);
    }
}
