package io.auscult.streams.inference;

import io.auscult.core.signal.ModelRef;
import java.time.Duration;

/** Where questions to remote models are counted: taken = answered + superseded + unreadable + open. */
public interface InferenceMeters {

    /** @param outcome "returned", or the failure: "timed-out" */
    void answered(ModelRef model, String outcome, Duration took);

    /** Dropped for a newer question. */
    void superseded(ModelRef model);

    /** A request that could not be read. */
    void unreadable();

    /** Calls to a model begin: its gauges can be shown. */
    void watch(ModelRef model, Guard guard);
}
