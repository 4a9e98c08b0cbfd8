package io.auscult.core.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Escalation;
import io.auscult.core.decision.Importance;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may not interrupt does so in no way: not at once, not unread, and not for who looks at an alert of before. */
class PassiveOnlyTest {
    private static final Instant NOW = Instant.parse("2026-01-10T12:00:00Z");
    private static final RuleId RULE = new RuleId("pancreas/high-risk");
    private static final ModelRef MODEL = new ModelRef("endpac", "1.1.0");
    private static final PassiveOnly UNKNOWN = new PassiveOnly("Nobody knows how often it is right.", true);
    private static final PassiveOnly TOO_LOW = new PassiveOnly("It is seldom right.", false);

    @Test
    void whatInterruptsBecomesPassiveAndSaysWhy() {
        Raise limited = UNKNOWN.limit(raise(Indicator.CRITICAL, List.of(MODEL), null));

        assertThat(limited.indicator()).isEqualTo(Indicator.INFO);
        assertThat(limited.rationale().sentence()).isEqualTo("Because. Nobody knows how often it is right.");
        assertThat(limited.rationale().seen())
                .as("it is no news of the patient")
                .isEqualTo(raise(Indicator.CRITICAL, List.of(MODEL), null)
                        .rationale()
                        .seen());
    }

    @Test
    void whatIsPassiveAnywayStaysAsItIs() {
        Raise passive = raise(Indicator.INFO, List.of(MODEL), null);

        assertThat(UNKNOWN.limit(passive)).isSameAs(passive);
    }

    @Test
    void anUnknownFigureIsAskedOfModelsOnlyAndAKnownOneOfEverything() {
        Raise withoutModel = raise(Indicator.WARNING, List.of(), null);

        assertThat(UNKNOWN.limit(withoutModel)).isSameAs(withoutModel);
        assertThat(TOO_LOW.limit(withoutModel).indicator()).isEqualTo(Indicator.INFO);
    }

    @Test
    void whatWouldInterruptUnreadDoesNotEscalate() {
        Raise limited =
                UNKNOWN.limit(raise(Indicator.INFO, List.of(MODEL), new Escalation(Duration.ofHours(2), "nurse")));

        assertThat(limited.escalation()).isNull();
        AlertBook book =
                AlertLife.step(AlertBook.EMPTY, List.of(limited), "e", NOW).book();
        AlertStep later = AlertLife.step(book, List.of(limited), "f", NOW.plus(Duration.ofDays(2)));
        assertThat(later.changes()).isEmpty();
    }

    @Test
    void anAlertThatEscalatedBeforeTheFloorComesBackDown() {
        Raise escalating = raise(Indicator.INFO, List.of(MODEL), new Escalation(Duration.ofHours(2), "nurse"));
        AlertBook book =
                AlertLife.step(AlertBook.EMPTY, List.of(escalating), "e", NOW).book();
        AlertBook unread = AlertLife.step(book, List.of(escalating), "f", NOW.plus(Duration.ofHours(2)))
                .book();
        assertThat(unread.open().getFirst().episode().indicator()).isEqualTo(Indicator.WARNING);

        AlertBook limited = AlertLife.step(
                        unread, List.of(UNKNOWN.limit(escalating)), "g", NOW.plus(Duration.ofDays(1)))
                .book();

        assertThat(limited.open().getFirst().episode().indicator()).isEqualTo(Indicator.INFO);
    }

    @Test
    void atTheShelfAnAlertOfBeforeIsPassiveToo() {
        Alert.Open open = new Alert.Open(Episode.opened(raise(Indicator.CRITICAL, List.of(MODEL), null), "e", NOW));
        ViewerBook book = new ViewerBook(Map.of(RULE, Mode.LIVE), Map.of(MODEL, Mode.LIVE))
                .with(Map.of(RULE, ShowPolicy.OPEN.with(UNKNOWN)), Surroundings.NONE);

        assertThat(Shelf.show(List.of(open), new Viewer("anna", "inbox"), book, NOW))
                .singleElement()
                .isInstanceOfSatisfying(Showing.Shown.class, shown -> {
                    assertThat(shown.alert().episode().indicator()).isEqualTo(Indicator.INFO);
                    assertThat(shown.alert().episode().raise().rationale().sentence())
                            .endsWith("Nobody knows how often it is right.");
                    assertThat(shown.alert().episode().revision()).isEqualTo(1);
                });
    }

    private static Raise raise(Indicator indicator, List<ModelRef> models, @Nullable Escalation escalation) {
        return new Raise(
                RULE,
                Subject.PATIENT,
                indicator,
                "A high risk",
                Mode.LIVE,
                models,
                null,
                new Rationale(RULE, "pancreatic", "1.0.0", List.of(), "Because."),
                Importance.USUAL,
                escalation);
    }
}
