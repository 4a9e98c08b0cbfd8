package io.auscult.cli.backtest.life;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.Mode;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What differs for one patient between the rules and those that they are compared with.
 *
 * @param before when the alert opened under the others; null when it did not
 * @param now when it opened under these; null when it did not
 * @param modeBefore and {@code modeNow}: how far it reached; null where it did not open
 * @param why in words, where one of them says nothing: why not. Empty where it was not asked
 */
public record Change(
        PatientId patient,
        RuleId rule,
        Kind kind,
        @Nullable Instant before,
        @Nullable Instant now,
        @Nullable Mode modeBefore,
        @Nullable Mode modeNow,
        List<String> why) {
    public Change {
        why = List.copyOf(why);
    }

    /** What became of an alert. */
    public enum Kind {
        GAINED,
        LOST,
        /** It opens at another time. */
        MOVED,
        /** It reaches further, or less far. */
        OTHER_MODE;

        public String word() {
            return switch (this) {
                case GAINED -> "gained";
                case LOST -> "lost";
                case MOVED -> "moved";
                case OTHER_MODE -> "other-mode";
            };
        }
    }

    Change because(List<String> words) {
        return new Change(patient, rule, kind, before, now, modeBefore, modeNow, words);
    }

    /** When it opened, under whichever. */
    public Instant at() {
        return now == null ? Objects.requireNonNull(before) : now;
    }
}
