package io.auscult.models.cha2ds2;

import io.auscult.core.event.Sex;
import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.models.points.WaysOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * CHA2DS2-VASc (Lip GYH et al., Chest 2010;137:263) and, without the point for female sex, CHA2DS2-VA (2024 ESC Guidelines for
 * atrial fibrillation). The band is that of CHA2DS2-VA.
 *
 * @param age 0, 1 (65 to 74 years) or 2 (75 and more)
 */
public record Cha2ds2Score(int age, Set<StrokeRisk> risks) {
    private static final BigDecimal OLD = BigDecimal.valueOf(65);
    private static final BigDecimal VERY_OLD = BigDecimal.valueOf(75);
    private static final String METHOD = "points of CHA2DS2-VA";

    public Cha2ds2Score {
        risks = Set.copyOf(risks);
    }

    /** @param years completed, or with a fraction */
    public static Cha2ds2Score of(BigDecimal years, Collection<StrokeRisk> risks) {
        int old = years.compareTo(OLD) >= 0 ? 1 : 0;
        return new Cha2ds2Score(years.compareTo(VERY_OLD) >= 0 ? 2 : old, Set.copyOf(risks));
    }

    public int va() {
        return age + risks.stream().mapToInt(StrokeRisk::points).sum();
    }

    /** @throws IllegalArgumentException for a sex that the score does not know */
    public int vasc(Sex sex) {
        return switch (sex) {
            case FEMALE -> va() + 1;
            case MALE -> va();
            case OTHER, UNKNOWN -> throw new IllegalArgumentException("CHA2DS2-VASc knows female and male only");
        };
    }

    public Cha2ds2Band band() {
        return Cha2ds2Band.of(va());
    }

    /** @param name of each input, as the reader knows it */
    public Explanation explanation(Function<StrokeRisk, String> name) {
        List<Contribution> contributions = new ArrayList<>(List.of(new Contribution("age", age)));
        WaysOut ways = new WaysOut(band().word());
        for (StrokeRisk risk : StrokeRisk.values()) {
            boolean has = risks.contains(risk);
            contributions.add(new Contribution(name.apply(risk), has ? risk.points() : 0));
            ways.other(
                    name.apply(risk),
                    has ? "no" : "yes",
                    otherwise(risk, has).band().word());
        }
        return new Explanation(METHOD, contributions, ways.list());
    }

    private Cha2ds2Score otherwise(StrokeRisk risk, boolean has) {
        EnumSet<StrokeRisk> others = EnumSet.noneOf(StrokeRisk.class);
        others.addAll(risks);
        if (has) {
            others.remove(risk);
        } else {
            others.add(risk);
        }
        return new Cha2ds2Score(age, others);
    }
}
