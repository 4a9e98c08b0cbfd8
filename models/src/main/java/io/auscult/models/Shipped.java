package io.auscult.models;

import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import io.auscult.models.endpac.EndpacModel;
import io.auscult.models.esc.EscTroponinModel;
import io.auscult.models.prevent.PreventModel;
import io.auscult.models.score.EndpacLine;
import io.auscult.models.score.EscTroponinLine;
import io.auscult.models.score.LineModel;
import io.auscult.models.score.PreventLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line for each model that comes with the build; its card and vectors are resources of the same id.
 *
 * @param chartModel null for a score whose inputs only a human can give
 * @param mode in which it is put to work where a site has not said otherwise
 */
record Shipped(String id, LineModel line, @Nullable RiskModel chartModel, Mode mode) {
    static final List<Shipped> ALL = List.of(
            new Shipped("endpac", EndpacLine::score, new EndpacModel(), Mode.LIVE),
            new Shipped("esc-troponin", EscTroponinLine::score, new EscTroponinModel(), Mode.LIVE),
            new Shipped("prevent", PreventLine::score, new PreventModel(), Mode.LIVE));
}
