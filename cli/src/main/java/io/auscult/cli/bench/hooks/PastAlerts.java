package io.auscult.cli.bench.hooks;

import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.decision.Decision.Raise;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.Rationale;
import io.auscult.core.decision.Rationale.Seen;
import io.auscult.core.decision.RuleId;
import io.auscult.core.decision.Subject;
import io.auscult.core.event.Answer;
import io.auscult.core.event.Answer.Outcome;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The alerts of a patient over two years: of somebody in the house two are open and the others over; of four who are not, one has
 * one open. Of those that are over half were answered, the others withdrawn or expired.
 */
final class PastAlerts {
    private static final Duration TWO_YEARS = Duration.ofDays(730);
    private static final int OPEN_IN_HOUSE = 2;
    private static final int ONE_OPEN_OF = 4;
    private static final List<RuleId> RULES = List.of(
            new RuleId("cardiac/high-ascvd-risk-without-statin"),
            new RuleId("cardiac/af-without-anticoagulant"),
            new RuleId("cardiac/troponin-rise"),
            new RuleId("cardiac/news2-high"),
            new RuleId("pancreas/new-diabetes-with-weight-loss"));

    private final Instant now;

    PastAlerts(Instant now) {
        this.now = now;
    }

    List<Alert> of(int patient, boolean inHouse) {
        int open = inHouse ? OPEN_IN_HOUSE : patient % ONE_OPEN_OF == 0 ? 1 : 0;
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < HooksPlan.ALERTS_OF_A_PATIENT; i++) {
            alerts.add(i < open ? new Alert.Open(episode(patient, i, now.minusSeconds(3_600))) : over(patient, i));
        }
        return alerts;
    }

    private Alert over(int patient, int place) {
        int mixed = patient * 31 + place;
        Duration age =
                TWO_YEARS.multipliedBy(1 + Math.floorMod(mixed * 7_919L, 1_000)).dividedBy(1_000);
        Instant opened = now.minus(age);
        Episode episode = episode(patient, place, opened);
        Instant ended = opened.plusSeconds(1_800);
        return switch (Math.floorMod(mixed, 6)) {
            case 0, 1 -> new Alert.Acknowledged(episode, answer(Outcome.ACCEPTED, mixed, ended), false);
            case 2 -> new Alert.Acknowledged(episode, answer(Outcome.OVERRIDDEN, mixed, ended), false);
            case 3, 4 -> new Alert.Withdrawn(episode, "The value was corrected.", ended);
            default -> new Alert.Expired(episode, ended);
        };
    }

    private static Answer answer(Outcome outcome, int mixed, Instant at) {
        return new Answer(outcome, Calls.user(mixed), at, null, null);
    }

    private static Episode episode(int patient, int place, Instant at) {
        RuleId rule = RULES.get((patient + place) % RULES.size());
        String cause = "bench-" + patient + "-" + place;
        return new Episode(AlertId.of(rule, Subject.PATIENT, cause), raise(rule, at), cause, at, 1, at, List.of());
    }

    private static Raise raise(RuleId rule, Instant at) {
        return new Raise(
                rule,
                Subject.PATIENT,
                Indicator.WARNING,
                "10-year ASCVD risk 14.2 % and no statin on the medication list: discuss prevention",
                Mode.LIVE,
                List.of(new ModelRef("prevent", "1.0.0")),
                null,
                new Rationale(
                        rule,
                        "bench",
                        "1.0.0",
                        List.of(
                                Seen.score("ascvd", "10yr", "14.2 %", at, "prevent@1.0.0"),
                                new Seen("total-cholesterol", "243 mg/dL", at, "ehr/Observation/tc-1"),
                                new Seen("statin", "none on the list", null, "")),
                        "PREVENT estimates a 10-year risk of 14.2 %, and no statin is on the medication list."));
    }
}
