package io.auscult.cli.backtest.life;

import io.auscult.core.alert.Alert;
import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An alert that opened.
 *
 * @param alert its id: the same in two backtests when the same event opened it
 * @param mode how far it reached when it opened
 * @param ward where the patient lay then; null when on none, or nobody says
 * @param sentence why, as the clinician would read it
 */
public record Opening(
        PatientId patient,
        String alert,
        RuleId rule,
        Mode mode,
        Indicator indicator,
        Instant at,
        @Nullable String ward,
        String sentence) {

    static Opening of(PatientId patient, Alert alert, @Nullable String ward) {
        var episode = alert.episode();
        return new Opening(
                patient,
                episode.id().value(),
                episode.rule(),
                episode.raise().mode(),
                episode.indicator(),
                episode.openedAt(),
                ward,
                episode.raise().rationale().sentence());
    }
}
