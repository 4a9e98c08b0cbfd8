package io.auscult.models.prevent;

/** What PREVENT predicts; total CVD is ASCVD or heart failure, ASCVD is coronary heart disease or stroke. */
public enum PreventOutcome {
    TOTAL_CVD("total_cvd", 0),
    ASCVD("ascvd", 1),
    HEART_FAILURE("heart_failure", 2),
    CHD("chd", 3),
    STROKE("stroke", 4);

    private final String key;
    private final int place;

    PreventOutcome(String key, int place) {
        this.key = key;
        this.place = place;
    }

    /** Its place in a {@link PreventTable}. */
    int place() {
        return place;
    }

    public String key() {
        return key;
    }
}
