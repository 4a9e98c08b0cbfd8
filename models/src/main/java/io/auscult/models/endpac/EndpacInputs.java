package io.auscult.models.endpac;

import java.math.BigDecimal;

/**
 * One person as ENDPAC sees them.
 *
 * @param glucoseOnset at the onset of diabetes, mg/dL
 * @param glucosePrior about one year before, mg/dL
 * @param weightChange onset minus one year before, kg; a loss is negative
 * @param age at onset, years
 */
public record EndpacInputs(BigDecimal glucoseOnset, BigDecimal glucosePrior, BigDecimal weightChange, BigDecimal age) {}
