package io.auscult.models.onnx;

import io.auscult.models.card.FolderCard;
import io.auscult.models.folder.ModelRow;
import java.util.List;

/** Rows to scores: the graph, and the card's calibration on top. */
record FolderScorer(FolderCard card, OnnxGraph graph) {
    /** By so much may float arithmetic miss the ends of a probability. */
    private static final double ROUNDING = 1e-6;

    double score(ModelRow row) throws NoAnswer {
        return scores(List.of(row))[0];
    }

    double[] scores(List<ModelRow> rows) throws NoAnswer {
        double[] scores = graph.raw(rows.stream().map(ModelRow::columns).toList());
        for (int i = 0; i < scores.length; i++) {
            scores[i] = score(scores[i]);
        }
        return scores;
    }

    private double score(double raw) throws NoAnswer {
        if (!Double.isFinite(raw)) {
            throw new NoAnswer("The model's answer is no number.");
        }
        double calibrated = card.calibration().of(card.takesProbability() ? probability(raw) : raw);
        return card.score().scale().equals("probability") ? probability(calibrated) : calibrated;
    }

    private static double probability(double value) throws NoAnswer {
        if (!(value >= -ROUNDING && value <= 1 + ROUNDING)) {
            throw new NoAnswer("The model's answer is no probability.");
        }
        return Math.clamp(value, 0.0, 1.0);
    }
}
