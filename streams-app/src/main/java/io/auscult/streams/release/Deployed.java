package io.auscult.streams.release;

import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;

/** A model at work, and how far its scores reach. */
public record Deployed(RiskModel model, Mode mode) {}
