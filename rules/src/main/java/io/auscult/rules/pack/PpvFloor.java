package io.auscult.rules.pack;

import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.RuleId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which alerts of models may interrupt a clinician: a site's floor for how often they are right, in the section {@code interrupt:} of
 * its policy pack. Where a card states no such figure it is not known, and what is not known is not above the floor; of the rules that
 * predict nothing (a measured value, a guideline's count) the site names those that may interrupt all the same, and why.
 *
 * @param atLeast in percent
 * @param withoutPpv the reason for each rule of which none is stated; one that is stated is held to the floor whatever stands here
 */
public record PpvFloor(BigDecimal atLeast, Map<RuleId, String> withoutPpv) {
    static final String SECTION = "interrupt";
    private static final String AT_LEAST = "ppvAtLeast";
    private static final String WITHOUT = "withoutPpv";

    public PpvFloor {
        withoutPpv = Map.copyOf(withoutPpv);
    }

    /** Null for a pack that sets none. */
    static @Nullable PpvFloor parse(YamlMap pack, Pack.Kind kind) {
        YamlMap section = pack.map(SECTION).orElse(null);
        if (section == null) {
            return null;
        }
        if (kind == Pack.Kind.CLINICAL) {
            throw pack.refused(SECTION, "a policy pack says this, for the rules of all packs");
        }
        section.allowOnly(AT_LEAST, WITHOUT);
        Map<RuleId, String> reasons = new TreeMap<>();
        section.map(WITHOUT).ifPresent(rules -> {
            for (String rule : rules.names()) {
                reasons.put(ruleId(rules, rule), rules.text(rule));
            }
        });
        return new PpvFloor(Ppv.percent(section, AT_LEAST), reasons);
    }

    private static RuleId ruleId(YamlMap rules, String rule) {
        try {
            return new RuleId(rule);
        } catch (IllegalArgumentException e) {
            throw rules.refused(rule, String.valueOf(e.getMessage()));
        }
    }

    /** Why the alerts of a rule may not interrupt; empty when they may. */
    public Optional<PassiveOnly> against(RuleId rule, @Nullable Ppv stated) {
        if (stated == null) {
            return withoutPpv.containsKey(rule)
                    ? Optional.empty()
                    : Optional.of(new PassiveOnly(
                            "It interrupts nobody: no predictive value is stated for it, and this site asks for "
                                    + Ppv.words(atLeast) + " or more.",
                            true));
        }
        return stated.percent().compareTo(atLeast) >= 0
                ? Optional.empty()
                : Optional.of(new PassiveOnly(
                        "It interrupts nobody: its predictive value is " + stated.words() + ", and this site asks for "
                                + Ppv.words(atLeast) + " or more.",
                        false));
    }

    /** What the first of several floors says that lets it not interrupt. */
    static Optional<PassiveOnly> against(Collection<PpvFloor> floors, RuleId rule, @Nullable Ppv stated) {
        return floors.stream()
                .flatMap(floor -> floor.against(rule, stated).stream())
                .findFirst();
    }
}
