package io.auscult.core.signal;

import io.auscult.core.release.ModelFiles;
import io.auscult.core.value.Mode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A model put to work, or taken off it, from a time on.
 *
 * @param by who decided it, and {@code why} in their words; both empty for what comes with the build
 * @param files the model itself, the first time that it is deployed; null for a model that comes with the build, and for a mere change
 *     of mode
 */
public record Deployment(
        ModelRef model,
        Mode mode,
        Instant inForceFrom,
        String by,
        String why,
        @Nullable ModelFiles files) {

    /** Of a model that comes with the build. */
    public Deployment(ModelRef model, Mode mode, Instant inForceFrom) {
        this(model, mode, inForceFrom, "", "", null);
    }

    /** Of its own for each change, so that no change of mode takes an earlier one out of the record. */
    public String key() {
        return model + "@" + inForceFrom;
    }

    public Deployment from(Instant time) {
        return new Deployment(model, mode, time, by, why, files);
    }
}
