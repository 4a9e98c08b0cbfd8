package io.auscult.streams.processor;

import io.auscult.core.signal.Signal;
import java.util.List;

/**
 * After the models: the current signal of every model at work.
 *
 * @param changed whether any of them says something else than before, or other models speak than before
 */
public record Assessed(Turn turn, List<Signal> signals, boolean changed) {}
