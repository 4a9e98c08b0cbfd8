package io.auscult.rules.pack;

import io.auscult.core.alert.ShowPolicy;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The section {@code show:} of pack.yaml: what is said for all rules of the pack under {@code default:}, and by rule what differs.
 * The {@code default:} of the policy pack is the site's, for every pack that does not say otherwise.
 *
 * @param usual of the pack
 * @param byRule of the rules that say something of their own
 * @param ofSite true of a policy pack, whose {@code usual} counts for every pack
 */
public record ShowPolicies(ShowTerms usual, Map<RuleId, ShowTerms> byRule, boolean ofSite) {
    static final String SECTION = "show";
    private static final String DEFAULT = "default";

    /** Of a pack that says nothing. */
    public static final ShowPolicies NONE = new ShowPolicies(ShowTerms.UNSAID, Map.of(), false);

    public ShowPolicies {
        byRule = Map.copyOf(byRule);
    }

    /**
     * Reads the section alone: the rest of the pack has been checked before it was published.
     *
     * @throws FilesRefused with file and line of what is wrong
     */
    public static ShowPolicies parse(PackRelease release) {
        String text = release.files().get(PackFiles.PACK);
        return text == null ? NONE : parse(YamlMap.parse(PackFiles.PACK, text, 0), release.id());
    }

    private static ShowPolicies parse(YamlMap pack, String packId) {
        YamlMap section = pack.map(SECTION).orElse(null);
        if (section == null) {
            return NONE;
        }
        Map<RuleId, ShowTerms> byRule = new TreeMap<>();
        ShowTerms usual = ShowTerms.UNSAID;
        for (String name : section.names()) {
            YamlMap terms = section.map(name).orElseThrow();
            if (name.equals(DEFAULT)) {
                usual = ShowTermsFile.parse(terms, packId);
            } else {
                byRule.put(ruleId(section, name), ShowTermsFile.parse(terms, name));
            }
        }
        return new ShowPolicies(usual, byRule, pack.maybe("kind").equals(Optional.of("policy")));
    }

    /**
     * Refuses a section that cannot be read or that names a rule which the pack does not have.
     *
     * @param rules of the pack
     */
    static void check(YamlMap pack, String packId, Pack.Kind kind, Set<RuleId> rules) {
        ShowPolicies policies = parse(pack, packId);
        YamlMap section = pack.map(SECTION).orElse(null);
        for (RuleId rule : policies.byRule.keySet()) {
            if (section != null && kind == Pack.Kind.POLICY) {
                throw section.refused(
                        rule.value(),
                        "rules of a policy pack show nothing; write \"default\" for the whole site, or the rule's own pack");
            }
            if (section != null && !rules.contains(rule)) {
                throw section.refused(
                        rule.value(), "no card of this pack is about it; write \"default\" or a rule of the pack");
            }
        }
    }

    /**
     * What holds of a rule of this pack.
     *
     * @param site what the policy packs say for all
     */
    public ShowPolicy of(RuleId rule, ShowTerms site) {
        ShowTerms own = byRule.getOrDefault(rule, ShowTerms.UNSAID);
        return own.over(usual).over(site).policy();
    }

    /** What the policy packs among these say for every pack; of several the first counts. */
    public static ShowTerms site(Collection<ShowPolicies> packs) {
        return packs.stream()
                .filter(ShowPolicies::ofSite)
                .map(ShowPolicies::usual)
                .reduce(ShowTerms.UNSAID, ShowTerms::over);
    }

    private static RuleId ruleId(YamlMap section, String name) {
        try {
            return new RuleId(name);
        } catch (IllegalArgumentException e) {
            throw section.refused(name, "write \"default\" or a rule. " + e.getMessage());
        }
    }
}
