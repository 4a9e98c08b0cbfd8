package io.auscult.core.alert;

import io.auscult.core.decision.Indicator;
import io.auscult.core.decision.RuleId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was shown a revision of an alert.
 *
 * @param ward on which the alert's patient lies; null when that is not known
 */
public record PastSighting(
        AlertId alert,
        int revision,
        RuleId rule,
        Indicator indicator,
        String user,
        @Nullable String ward,
        Instant at) {}
