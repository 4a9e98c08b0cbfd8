package io.auscult.core.alert;

import io.auscult.core.decision.RuleId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.util.Map;

/**
 * What holds at the moment of looking: the modes in force now. A rule or model that is not named here is off, so that what was
 * taken back is never shown again.
 */
public record ViewerBook(Map<RuleId, Mode> rules, Map<ModelRef, Mode> models) {
    public ViewerBook {
        rules = Map.copyOf(rules);
        models = Map.copyOf(models);
    }

    Mode mode(Episode episode) {
        Mode mode = episode.raise().mode().and(rules.getOrDefault(episode.rule(), Mode.OFF));
        for (ModelRef model : episode.raise().models()) {
            mode = mode.and(models.getOrDefault(model, Mode.OFF));
        }
        return mode;
    }
}
