package io.auscult.models.caps;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The criteria that a person meets, and the age from which surveillance is recommended.
 *
 * <p>Where the table leaves a choice, this is ours: of "45 or 50" and "50 or 55" the lower age counts, and a caveat names both; "or
 * 10 years younger than the youngest affected blood relative" counts where that is earlier; of several criteria the earliest age
 * counts.
 *
 * @param criteria those that are met, in the order of the table
 * @param youngest the lowest known age at which an affected blood relative fell ill; null when none is known
 * @param sure whether no other relative may have been younger
 */
public record CapsEligibility(
        Set<CapsCriterion> criteria, @Nullable Integer youngest, boolean sure) {
    public static final String NOW = "eligible-now";
    public static final String LATER = "eligible-at-age";
    public static final String NOT = "not-eligible";

    public CapsEligibility {
        criteria = Collections.unmodifiableSet(
                criteria.isEmpty() ? EnumSet.noneOf(CapsCriterion.class) : EnumSet.copyOf(criteria));
    }

    /**
     * @param risks the patient's germline variants
     * @param affected whether a first-degree relative has, or had, pancreatic cancer
     * @param kindred whether such a relative has an affected first-degree relative in turn
     * @param youngest see above, as {@code sure}
     */
    public static CapsEligibility of(
            Set<HereditaryRisk> risks, boolean affected, boolean kindred, @Nullable Integer youngest, boolean sure) {
        Set<CapsCriterion> met = EnumSet.noneOf(CapsCriterion.class);
        if (risks.contains(HereditaryRisk.PEUTZ_JEGHERS)) {
            met.add(CapsCriterion.PEUTZ_JEGHERS);
        }
        if (risks.contains(HereditaryRisk.CDKN2A)) {
            met.add(CapsCriterion.CDKN2A);
        }
        if (affected && risks.stream().anyMatch(risk -> !risk.sufficesAlone())) {
            met.add(CapsCriterion.VARIANT_AND_RELATIVE);
        }
        if (kindred) {
            met.add(CapsCriterion.FAMILIAL_KINDRED);
        }
        return new CapsEligibility(met, youngest, sure);
    }

    public boolean isMet() {
        return !criteria.isEmpty();
    }

    /** From what age, the lower choice; empty when no criterion is met. */
    public Optional<Integer> startAge() {
        return start(CapsCriterion::earliest);
    }

    /** The same with the higher choice. */
    public Optional<Integer> latestStartAge() {
        return start(CapsCriterion::latest);
    }

    private Optional<Integer> start(ToIntFunction<CapsCriterion> age) {
        return criteria.stream()
                .map(criterion -> criterion.byRelative() && youngest != null
                        ? Math.min(age.applyAsInt(criterion), Math.max(0, youngest - CapsCriterion.BEFORE_THE_YOUNGEST))
                        : age.applyAsInt(criterion))
                .min(Integer::compare);
    }

    /** Whether the answer at this age hangs on a relative's age, which is not known. */
    public boolean needsYoungest(int age) {
        return !sure
                && startAge().filter(start -> age < start).isPresent()
                && criteria.stream().anyMatch(CapsCriterion::byRelative);
    }

    public String band(int age) {
        return startAge().map(start -> age >= start ? NOW : LATER).orElse(NOT);
    }

    /** None of what the criteria ask can be changed, so nothing would change the band. */
    public Explanation explanation() {
        return new Explanation(
                "criteria met, each 1",
                criteria.stream()
                        .map(criterion -> new Contribution(criterion.word(), 1))
                        .toList(),
                List.of());
    }

    public List<String> caveats() {
        List<String> caveats = new ArrayList<>();
        int start = startAge().orElse(0);
        int latest = latestStartAge().orElse(0);
        if (start != latest) {
            caveats.add("CAPS 2019 leaves open whether to start at " + start + " or at " + latest
                    + " years; the lower age counts here.");
        }
        if (isMet()) {
            caveats.add("There is no consensus on the age to end surveillance.");
        }
        return caveats;
    }
}
