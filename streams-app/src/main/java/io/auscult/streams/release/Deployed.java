package io.auscult.streams.release;

import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;

/**
 * A model at work, and how far its scores reach.
 *
 * @param made the model and the files it is made of, as one word
 */
public record Deployed(RiskModel model, Mode mode, String made) {
    /** Of a model that comes with the build. */
    public Deployed(RiskModel model, Mode mode) {
        this(model, mode, model.ref().toString());
    }

    /** Changes when its answers may, though no fact does. */
    String word() {
        String loaded = model instanceof NotLoaded ? " not loaded" : "";
        return made + " " + mode.word() + loaded;
    }
}
