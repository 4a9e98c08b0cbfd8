package io.auscult.streams.processor;

/** Where every event of the log is counted: folded + superseded + not a fact + not understood + dead letter = events. */
public interface FoldMeters {
    FoldMeters NONE = _ -> {};

    void counted(String outcome);
}
