package io.auscult.streams.processor;

/** The names of nodes and stores: declared once, part of the contract (changelog topics are named after the stores). */
public final class Nodes {
    public static final String READ_EVENTS = "read-events";
    public static final String FOLLOW_IDENTITY = "follow-identity";
    public static final String FOLD_CHART = "fold-chart";
    public static final String ASSESS_RISK = "assess-risk";
    public static final String DECIDE = "decide";
    public static final String STEP_ALERTS = "step-alerts";
    public static final String RING_TIMERS = "ring-timers";

    public static final String WRITE_SIGNALS = "write-signals";
    public static final String WRITE_INFERENCE_REQUESTS = "write-inference-requests";
    public static final String WRITE_DECISIONS = "write-decisions";
    public static final String WRITE_ALERTS = "write-alerts";
    public static final String WRITE_OPEN_ALERTS = "write-open-alerts";
    public static final String WRITE_TIMERS = "write-timers";
    public static final String WRITE_MOVES = "write-moves";
    public static final String WRITE_DEADLETTERS = "write-deadletters";

    public static final String CHART = "chart-by-patient";
    public static final String CLOCK = "clock-by-patient";
    public static final String STATE = "state-by-patient";
    public static final String SIGNALS = "signals-by-patient";
    public static final String ALERT_BOOK = "alertbook-by-patient";
    public static final String RECENT = "recent-by-patient";
    public static final String TIMERS = "timers-by-due";

    private Nodes() {}
}
