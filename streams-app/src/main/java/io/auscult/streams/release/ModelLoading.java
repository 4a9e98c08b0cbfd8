package io.auscult.streams.release;

import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.RiskModel;
import io.auscult.models.ModelLoader;

/** How the files of a deployment become a model that scores. */
@FunctionalInterface
public interface ModelLoading {
    /** @throws RuntimeException when they do not, saying why in words for whoever deployed them */
    RiskModel load(ModelFiles files);

    /** A model folder that scores patients. */
    static RiskModel folder(ModelFiles files) {
        return ModelLoader.load(files)
                .onChart()
                .orElseThrow(() -> new IllegalStateException("it scores input lines only"));
    }
}
