package io.auscult.models.onnx;

import io.auscult.core.chart.Chart;
import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.signal.Signal;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.Problem.Kind;
import io.auscult.core.signal.Signal.WayOut;
import io.auscult.models.card.FolderCard;
import io.auscult.models.folder.ChartRow;
import io.auscult.models.folder.LineRow;
import io.auscult.models.folder.ModelRow;
import io.auscult.models.input.Basis;
import io.auscult.models.score.LineAnswer;
import io.auscult.models.score.LineInputs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A model folder at work, on charts and on lines. */
final class OnnxModel implements RiskModel {
    private final FolderScorer scorer;
    private final FolderCard card;
    private final Set<ConceptId> reads;
    private final @Nullable ModelRow reference;

    /** @throws IllegalStateException when the card's reference cannot be scored */
    OnnxModel(FolderScorer scorer) {
        this.scorer = scorer;
        this.card = scorer.card();
        this.reads = ChartRow.reads(card);
        this.reference = reference(scorer);
    }

    private static @Nullable ModelRow reference(FolderScorer scorer) {
        FolderCard card = scorer.card();
        if (!card.reference().isGiven()) {
            return null;
        }
        LineInputs line = new LineInputs(card.reference().values());
        ModelRow row = LineRow.read(card, line)
                .orElseThrow(() -> new IllegalStateException("card.yaml: reference: " + line.reason()));
        try {
            scorer.score(row);
        } catch (NoAnswer e) {
            throw new IllegalStateException("card.yaml: reference: cannot be scored. " + e.reason(), e);
        }
        return row;
    }

    @Override
    public ModelRef ref() {
        return card.card().model();
    }

    @Override
    public Set<ConceptId> reads() {
        return reads;
    }

    @Override
    public Signal assess(Chart chart, Instant now) {
        Basis basis = new Basis(chart, now);
        Optional<ModelRow> row = ChartRow.read(card, basis);
        return row.isPresent() ? assess(basis, row.get()) : basis.notAssessable(ref());
    }

    private Signal assess(Basis basis, ModelRow row) {
        try {
            double score = scorer.score(row);
            String band = card.band(score);
            return basis.scored(ref(), List.of(card.scored(score)), band, explanation(row, band));
        } catch (NoAnswer e) {
            basis.problem("model", Kind.NOT_UNDERSTOOD, e.reason());
            return basis.notAssessable(ref());
        }
    }

    /** The line, with its explanation. */
    LineAnswer score(LineInputs line) {
        return score(line, true);
    }

    /** The score alone, which is cheaper by thousands of rows: for the replay of vectors. */
    LineAnswer scoreOnly(LineInputs line) {
        return score(line, false);
    }

    private LineAnswer score(LineInputs line, boolean explained) {
        Optional<ModelRow> row = LineRow.read(card, line);
        if (row.isEmpty()) {
            return new LineAnswer.NotAssessable(line.reason());
        }
        try {
            double score = scorer.score(row.get());
            String band = card.band(score);
            return new LineAnswer.Scored(
                    Map.of(card.score().name(), score),
                    band,
                    explained ? explanation(row.get(), band) : Explanation.NONE);
        } catch (NoAnswer e) {
            return new LineAnswer.NotAssessable(e.reason());
        }
    }

    private Explanation explanation(ModelRow row, String band) throws NoAnswer {
        List<Contribution> contributions =
                reference == null ? List.of() : Shapley.contributions(scorer, row, reference);
        List<WayOut> waysOut = WaysOut.of(scorer, row, band);
        return new Explanation(reference == null ? "" : Shapley.method(card), contributions, waysOut);
    }
}
