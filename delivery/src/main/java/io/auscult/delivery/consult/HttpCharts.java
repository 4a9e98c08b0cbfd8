package io.auscult.delivery.consult;

import io.auscult.core.value.PatientId;
import java.net.URI;
import java.time.Duration;

/** Asks streams-app, {@code GET /charts/{patient}}. */
public final class HttpCharts implements Charts {
    private final StreamsPage<ChartAnswer> page;

    /** @param base where streams-app listens, such as {@code http://127.0.0.1:8082} */
    public HttpCharts(URI base, Duration timeout) {
        this.page = new StreamsPage<>(
                base, timeout, ChartJson::read, new ChartAnswer.UnknownPatient(), ChartAnswer.Unanswered::new);
    }

    @Override
    public ChartAnswer ask(PatientId patient) {
        return page.ask("/charts/" + patient.value());
    }
}
