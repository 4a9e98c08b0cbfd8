package io.auscult.delivery.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says at start what is wrong with the address, and what to do. */
class NotLoopbackAnalyzer extends AbstractFailureAnalyzer<LoopbackOnly.NotLoopback> {
    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, LoopbackOnly.NotLoopback cause) {
        return new FailureAnalysis(
                "Delivery does not listen beyond this machine, because no login is configured: " + cause.getMessage()
                        + ".",
                "Configure auscult.delivery.login.issuer (docs/login.md), or set server.address to 127.0.0.1.",
                cause);
    }
}
