package io.auscult.rules.pack;

import io.auscult.core.decision.Escalation;
import io.auscult.core.decision.Importance;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.fact.Setting;
import io.auscult.rules.fact.Threshold;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A pack as its files say it, understood but not compiled.
 *
 * @param siteValuesSetBy who set the values that no publication gives; null when nobody has, which keeps their rules in shadow
 * @param lockOuts by rule, how long it stays quiet after an answer
 * @param cards by rule
 * @param ruleFiles DRL by file name
 * @param caseFiles cases by file name
 * @param policies what it says beside lock-outs of alerts before anybody looks
 */
public record Pack(
        PackRelease release,
        String owner,
        Kind kind,
        @Nullable String siteValuesSetBy,
        Map<RuleId, LockOut> lockOuts,
        List<Setting> settings,
        List<Threshold> thresholds,
        Map<RuleId, Card> cards,
        Map<String, String> ruleFiles,
        Map<String, String> caseFiles,
        StreamPolicies policies) {

    /** Clinical packs propose alerts; policy packs hold them back. */
    public enum Kind {
        CLINICAL,
        POLICY
    }

    public Pack {
        lockOuts = Map.copyOf(lockOuts);
        settings = List.copyOf(settings);
        thresholds = List.copyOf(thresholds);
        cards = Collections.unmodifiableMap(new TreeMap<>(cards));
        ruleFiles = Collections.unmodifiableMap(new TreeMap<>(ruleFiles));
        caseFiles = Collections.unmodifiableMap(new TreeMap<>(caseFiles));
    }

    public String id() {
        return release.id();
    }

    /** How far a rule reaches: as the release says, but no further than shadow while it stands on a site value that nobody set. */
    public Mode mode(RuleId rule) {
        Mode released = release.mode(rule);
        return waitsForSite(rule) ? released.and(Mode.SHADOW) : released;
    }

    /** Whether the rule stands on a value that no publication gives and no site has set. */
    public boolean waitsForSite(RuleId rule) {
        return siteValuesSetBy == null && standsOnSiteValue(rule);
    }

    /** The lock-out of a rule. Lock-outs are site values too: until a site sets them there is none. */
    public LockOut lockOut(RuleId rule) {
        return siteValuesSetBy == null ? LockOut.NONE : lockOuts.getOrDefault(rule, LockOut.NONE);
    }

    public Importance importance(RuleId rule) {
        return policies.importance().getOrDefault(rule, Importance.USUAL);
    }

    /** What becomes of the rule's alerts unread; null for nothing. The span is a site value: until a site sets it there is none. */
    public @Nullable Escalation escalation(RuleId rule) {
        return siteValuesSetBy == null ? null : policies.escalations().get(rule);
    }

    /** Who answers for a threshold: its citation, or the site. */
    public String source(Threshold threshold) {
        if (threshold.citation() != null) {
            return threshold.citation();
        }
        return siteValuesSetBy == null ? "site value, not set" : "site value, set by " + siteValuesSetBy;
    }

    private boolean standsOnSiteValue(RuleId rule) {
        return thresholds.stream().anyMatch(t -> t.siteValue() && t.rule().equals(rule.value()))
                || settings.stream().anyMatch(s -> s.siteValue() && s.rule().equals(rule.value()));
    }
}
