package io.auscult.models.ipmn;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The features of the table, each as a number: 1 or 0 for what is there or not. European Study Group on Cystic Tumours of the
 * Pancreas. Gut 2018;67:789-804, doi:10.1136/gutjnl-2018-316027, PMC5890653, Table 3. The table's "5 to 9.9 mm" of the main duct
 * is read as 5 and more, less than 10.
 */
public enum IpmnFeature {
    CYTOLOGY("positive_cytology", "cytology positive for malignancy or high-grade dysplasia", "", null, "1"),
    SOLID_MASS("solid_mass", "a solid mass", "", null, "1"),
    TUMOUR_JAUNDICE("tumour_jaundice", "jaundice caused by the tumour", "", null, "1"),
    NODULE("enhancing_nodule_mm", "an enhancing mural nodule", "mm", "0.1", "5"),
    MAIN_DUCT("mpd_mm", "the main duct's diameter", "mm", "5", "10"),
    GROWTH("growth_mm_per_year", "growth", "mm/a", "5", null),
    /** Raised above the amount, not from it on. */
    CA19_9("ca19_9_u_ml", "CA 19-9 without jaundice", "[arb'U]/mL", "37", null),
    CYST("cyst_mm", "the cyst's diameter", "mm", "40", null),
    NEW_DIABETES("new_onset_diabetes", "new-onset diabetes", "", "1", null),
    ACUTE_PANCREATITIS("acute_pancreatitis", "acute pancreatitis caused by the IPMN", "", "1", null);

    private final String key;
    private final String words;
    private final String ucum;
    private final @Nullable BigDecimal relativeFrom;
    private final @Nullable BigDecimal absoluteFrom;

    IpmnFeature(String key, String words, String ucum, @Nullable String relativeFrom, @Nullable String absoluteFrom) {
        this.key = key;
        this.words = words;
        this.ucum = ucum;
        this.relativeFrom = relativeFrom == null ? null : new BigDecimal(relativeFrom);
        this.absoluteFrom = absoluteFrom == null ? null : new BigDecimal(absoluteFrom);
    }

    /** The name in input lines, and of contributions. */
    public String key() {
        return key;
    }

    public String words() {
        return words;
    }

    /** Empty for what is there or not. */
    public String ucum() {
        return ucum;
    }

    public boolean isFlag() {
        return ucum.isEmpty();
    }

    IpmnIndication indication(BigDecimal value) {
        if (absoluteFrom != null && value.compareTo(absoluteFrom) >= 0) {
            return IpmnIndication.ABSOLUTE;
        }
        return isRelative(value) ? IpmnIndication.RELATIVE : IpmnIndication.NONE;
    }

    private boolean isRelative(BigDecimal value) {
        return switch (this) {
            case CA19_9 -> relativeFrom != null && value.compareTo(relativeFrom) > 0;
            case NODULE -> value.signum() > 0;
            case CYTOLOGY, SOLID_MASS, TUMOUR_JAUNDICE, MAIN_DUCT, GROWTH, CYST, NEW_DIABETES, ACUTE_PANCREATITIS ->
                relativeFrom != null && value.compareTo(relativeFrom) >= 0;
        };
    }

    /** The value nearest to this one that says so, to the printed precision; empty when no value does. */
    Optional<BigDecimal> nearest(BigDecimal value, IpmnIndication wanted) {
        IpmnIndication now = indication(value);
        boolean up = wanted.compareTo(now) > 0;
        return switch (wanted) {
            case ABSOLUTE -> Optional.ofNullable(absoluteFrom);
            case RELATIVE ->
                up ? Optional.ofNullable(firstRelative()) : below(absoluteFrom).filter(this::isRelative);
            case NONE -> this == CA19_9 ? Optional.ofNullable(relativeFrom) : below(lowest());
        };
    }

    private @Nullable BigDecimal firstRelative() {
        return this == CA19_9 && relativeFrom != null ? relativeFrom.add(BigDecimal.ONE) : relativeFrom;
    }

    private @Nullable BigDecimal lowest() {
        return relativeFrom == null ? absoluteFrom : relativeFrom;
    }

    private Optional<BigDecimal> below(@Nullable BigDecimal limit) {
        BigDecimal step = isFlag() ? BigDecimal.ONE : new BigDecimal("0.1");
        return Optional.ofNullable(limit).map(from -> from.subtract(step));
    }
}
