package io.auscult.cli.bench.hooks;

/** What is called. */
enum Service {
    PATIENT_VIEW("patient-view"),
    ORDER_SELECT("order-select"),
    ORDER_SIGN("order-sign"),
    TRIVIAL("trivial");

    private final String word;

    Service(String word) {
        this.word = word;
    }

    /** As CDS Hooks writes it. */
    String hook() {
        return word;
    }

    String path() {
        return isHook() ? "/cds-services/auscult-" + word : "/" + word;
    }

    boolean isHook() {
        return this != TRIVIAL;
    }

    boolean isOrdering() {
        return this == ORDER_SELECT || this == ORDER_SIGN;
    }
}
