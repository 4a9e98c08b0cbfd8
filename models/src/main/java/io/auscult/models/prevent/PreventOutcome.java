package io.auscult.models.prevent;

/** What PREVENT predicts; total CVD is ASCVD or heart failure, ASCVD is coronary heart disease or stroke. */
public enum PreventOutcome {
    TOTAL_CVD("total_cvd"),
    ASCVD("ascvd"),
    HEART_FAILURE("heart_failure"),
    CHD("chd"),
    STROKE("stroke");

    private final String key;

    PreventOutcome(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }
}
