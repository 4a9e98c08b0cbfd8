package io.auscult.streams.release;

import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.RiskModel;

/** How the files of a deployment become a model that scores. */
@FunctionalInterface
public interface ModelLoading {
    /** @throws RuntimeException when they do not, saying why in words for whoever deployed them */
    RiskModel load(ModelFiles files);
}
