package io.auscult.models.cha2ds2;

import java.util.List;

/** The conditions that CHA2DS2-VA counts, beside age. */
public enum StrokeRisk {
    HEART_FAILURE("chf", 1),
    HYPERTENSION("htn", 1),
    DIABETES("dm", 1),
    /** Stroke, transient ischaemic attack or thromboembolism. */
    STROKE("stroke", 2),
    VASCULAR_DISEASE("vasc", 1);

    private final String key;
    private final int points;

    StrokeRisk(String key, int points) {
        this.key = key;
        this.points = points;
    }

    /** The name in input lines. */
    public String key() {
        return key;
    }

    public int points() {
        return points;
    }

    /** Each of which is this condition; the first gives it its name in signals. */
    public List<String> concepts() {
        return switch (this) {
            case HEART_FAILURE -> List.of("heart-failure");
            case HYPERTENSION -> List.of("hypertension");
            case DIABETES -> List.of("diabetes");
            case STROKE -> List.of("stroke", "transient-ischaemic-attack", "systemic-embolism");
            case VASCULAR_DISEASE -> List.of("coronary-heart-disease", "peripheral-artery-disease");
        };
    }

    /** The name in signals. */
    public String inChart() {
        return this == VASCULAR_DISEASE ? "vascular-disease" : concepts().getFirst();
    }
}
