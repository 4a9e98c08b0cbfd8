package io.auscult.models.grace;

import java.math.BigDecimal;

/**
 * One patient with an acute coronary syndrome on arrival.
 *
 * @param age years
 * @param pulse /min
 * @param systolic mm[Hg]
 * @param creatinine mg/dL
 * @param killip class 1 to 4
 * @param arrest cardiac arrest on admission
 * @param enzymes elevated cardiac enzymes
 * @param st ST-segment deviation
 */
public record GraceInputs(
        BigDecimal age,
        BigDecimal pulse,
        BigDecimal systolic,
        BigDecimal creatinine,
        int killip,
        boolean arrest,
        boolean enzymes,
        boolean st) {}
