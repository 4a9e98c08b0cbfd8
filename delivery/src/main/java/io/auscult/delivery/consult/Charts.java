package io.auscult.delivery.consult;

import io.auscult.core.value.PatientId;

/** The port to the chart as now known, for a reader. */
public interface Charts {
    /** Never throws: what goes wrong is {@link ChartAnswer.Unanswered}. */
    ChartAnswer ask(PatientId patient);
}
