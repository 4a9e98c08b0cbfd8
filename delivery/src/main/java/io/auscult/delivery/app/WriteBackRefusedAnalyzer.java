package io.auscult.delivery.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start what is wrong with the settings of write-back. */
class WriteBackRefusedAnalyzer extends AbstractFailureAnalyzer<WriteBackConfig.Refused> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, WriteBackConfig.Refused cause) {
        return new FailureAnalysis(
                "Delivery does not start with settings of write-back that cannot work: " + cause.getMessage() + ".",
                "Correct auscult.delivery.write-back (docs/write-back.md), or leave its url empty to write nothing.",
                cause);
    }
}
