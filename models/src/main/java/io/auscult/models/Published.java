package io.auscult.models;

import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import io.auscult.models.card.ModelCard;
import io.auscult.models.score.LineModel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model that comes with the build.
 *
 * @param line on plain inputs
 * @param chartModel on charts; null for a score whose inputs only a human can give
 * @param mode in which it is put to work where a site has not said otherwise
 */
public record Published(
        ModelCard card, LineModel line, @Nullable RiskModel chartModel, Mode mode) {
    public Optional<RiskModel> onChart() {
        return Optional.ofNullable(chartModel);
    }
}
