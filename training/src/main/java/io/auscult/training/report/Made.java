package io.auscult.training.report;

import io.auscult.training.fit.Calibrated;
import io.auscult.training.fit.OnnxGraph;
import io.auscult.training.study.Subject;
import io.auscult.training.validate.Plan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A model that was made, with what was measured.
 *
 * @param model learnt from everybody
 * @param performance of models made the same way on people whom they had not seen
 * @param heldOut of models that learnt without one cohort or centre, on it
 * @param variants other models, measured the same way
 */
public record Made(
        Subject subject,
        Plan plan,
        Calibrated model,
        Performance performance,
        List<HeldOut> heldOut,
        List<Compared> variants) {
    public Made {
        heldOut = List.copyOf(heldOut);
        variants = List.copyOf(variants);
    }

    /** Another model's performance. */
    public record Compared(String name, Performance performance) {}

    /** The cut-point between the two bands: that of 95 % specificity, rounded up to a thousandth. */
    double cut() {
        return BigDecimal.valueOf(performance.cutOff())
                .setScale(3, RoundingMode.CEILING)
                .doubleValue();
    }

    byte[] graph() {
        return OnnxGraph.bytes(model.regression(), subject.id(), subject.version());
    }

    String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(graph()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
