package io.auscult.delivery.app;

import io.auscult.rules.pack.FilesRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start what is wrong in the list of viewers, each with file and line. */
class FilesRefusedAnalyzer extends AbstractFailureAnalyzer<FilesRefused> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, FilesRefused cause) {
        return new FailureAnalysis(
                "Delivery does not start with a list of viewers that it cannot read:\n" + cause.getMessage(),
                "Correct the file that auscult.delivery.viewers names; while Auscult runs, it is read again by itself.",
                cause);
    }
}
