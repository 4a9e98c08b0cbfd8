package io.auscult.delivery.consult;

import io.auscult.core.decision.RuleId;
import io.auscult.core.value.PatientId;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks streams-app, {@code GET /why/{patient}}. A person waits for this page, so it may take longer than a card. */
public final class HttpWhys implements Whys {
    private final StreamsPage<WhyAnswer> page;

    /** @param base where streams-app listens, such as {@code http://127.0.0.1:8082} */
    public HttpWhys(URI base, Duration timeout) {
        this.page = new StreamsPage<>(
                base, timeout, WhyJson::read, new WhyAnswer.UnknownPatient(), WhyAnswer.Unanswered::new);
    }

    @Override
    public WhyAnswer ask(PatientId patient, @Nullable RuleId rule) {
        return page.ask("/why/" + patient.value() + (rule == null ? "" : "?rule=" + rule));
    }
}
