package io.auscult.models.ca199;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.List;

/**
 * What is known of CA 19-9 as a marker of pancreatic cancer, in U/mL: the cut-off of 37, and what has to be said beside every
 * value. Ballehaninna UK, Chamberlain RS. Indian J Surg Oncol 2011;2:88-100, PMC3244191, Table 1 (more than 37 U/mL; predictive
 * value in people without symptoms 0.5 to 0.9 %).
 */
public final class Ca199 {
    public static final ConceptId CONCEPT = ConceptId.of("ca19-9");
    public static final ConceptId BILIRUBIN = ConceptId.of("bilirubin-total");

    /** A value above it is raised; 37 itself is not. */
    public static final BigDecimal CUT_OFF = new BigDecimal("37");

    /**
     * Total bilirubin above it counts as raised, mg/dL. A site value: adults' upper limit at many laboratories (Mayo Clinic's page
     * on the bilirubin test prints 1.2 mg/dL); where the laboratory flags a lower value as high, that flag counts.
     */
    public static final BigDecimal BILIRUBIN_LIMIT = new BigDecimal("1.2");

    public static final String RAISED = "raised";
    public static final String NOT_RAISED = "not-raised";
    public static final String NOT_INTERPRETABLE = "not-interpretable";

    /** Said beside every value. */
    public static final List<String> CAVEATS = List.of(
            "5 to 10 % of people are Lewis-negative and make no CA 19-9: a value that is not raised does not exclude a cancer.",
            "In people without symptoms 0.5 to 0.9 % of those with a raised value had pancreatic cancer: it is no screening test.");

    private static final String UCUM = "[arb'U]/mL";

    private Ca199() {}

    public static String band(boolean raised) {
        return raised ? RAISED : NOT_RAISED;
    }

    /** @param value U/mL */
    public static Explanation explanation(BigDecimal value, boolean raised) {
        return new Explanation(
                "the value itself",
                List.of(new Contribution(CONCEPT.value(), value.doubleValue())),
                List.of(
                        raised
                                ? new WayOut(CONCEPT.value(), CUT_OFF.toPlainString(), UCUM, NOT_RAISED)
                                : new WayOut(
                                        CONCEPT.value(),
                                        CUT_OFF.add(BigDecimal.ONE).toPlainString(),
                                        UCUM,
                                        RAISED)));
    }
}
