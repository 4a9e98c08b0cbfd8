package io.auscult.models.news2;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Score;
import io.auscult.models.input.Basis;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** NEWS2 on a chart: how ill a patient is at the newest complete set of observations. */
public final class News2Model implements RiskModel {
    public static final ModelRef REF = new ModelRef("news2", "1.0.0");
    public static final int YOUNGEST = 16;
    public static final String METHOD = "points of the score";

    private static final Set<ConceptId> READS = Stream.of(
                    "demographics",
                    "respiratory-rate",
                    "oxygen-saturation",
                    "oxygen-flow",
                    "inspired-oxygen",
                    "oxygen-delivery",
                    "room-air",
                    "systolic-bp",
                    "heart-rate",
                    "consciousness",
                    "body-temperature",
                    "oxygen-saturation-target",
                    "pregnancy")
            .map(ConceptId::of)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public ModelRef ref() {
        return REF;
    }

    @Override
    public Set<ConceptId> reads() {
        return READS;
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        News2Population.check(basis);
        Optional<News2Inputs> inputs = ObservationSet.newest(basis);
        return inputs.isPresent() && basis.sound() ? scored(basis, inputs.get()) : basis.notAssessable(REF);
    }

    private static Signal scored(Basis basis, News2Inputs inputs) {
        News2Parameter.MEASURED.stream()
                .filter(parameter -> inputs.scored(parameter).compareTo(inputs.value(parameter)) != 0)
                .forEach(parameter -> basis.caveat("The " + parameter.inChart() + " of "
                        + inputs.value(parameter).toPlainString() + " was scored as "
                        + inputs.scored(parameter).toPlainString() + "."));
        News2Score score = News2Score.of(inputs);
        return basis.scored(
                REF,
                List.of(new Score("score", score.total(), "now", "points")),
                score.band().word(),
                new Explanation(
                        METHOD,
                        Arrays.stream(News2Parameter.values())
                                .map(parameter -> new Contribution(parameter.inChart(), score.points(parameter)))
                                .toList(),
                        score.waysOut(inputs)));
    }
}
