package io.auscult.core.signal;

import io.auscult.core.value.Mode;
import java.time.Instant;

/** A model put to work, from a time on. */
public record Deployment(ModelRef model, Mode mode, Instant inForceFrom) {}
