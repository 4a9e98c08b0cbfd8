package io.auscult.delivery.store;

import io.auscult.core.alert.ShowPolicy;
import io.auscult.core.decision.PassiveOnly;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.delivery.store.HeldPacks.Held;
import io.auscult.delivery.store.HeldPacks.Switch;
import io.auscult.rules.pack.Awaited;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Interruptions;
import io.auscult.rules.pack.ShowPolicies;
import io.auscult.rules.pack.ShowTerms;
import io.auscult.rules.pack.Titles;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policies of showing of the packs in force. Each release is read and parsed once. */
public final class PolicyStore {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyStore.class);

    private final HeldPacks releases;
    private final Map<Switch, PackPolicies> known = new ConcurrentHashMap<>();

    PolicyStore(HeldPacks releases) {
        this.releases = releases;
    }

    /** @param awaited the text of every rule file whose models are waited for */
    private record PackPolicies(
            List<RuleId> rules,
            ShowPolicies policies,
            Interruptions interruptions,
            List<String> awaited,
            Map<RuleId, String> titles) {}

    /** Of every rule in force at {@code now}. */
    public Map<RuleId, ShowPolicy> inForce(Instant now) {
        List<PackPolicies> packs = packs(now);
        ShowTerms site =
                ShowPolicies.site(packs.stream().map(PackPolicies::policies).toList());
        Map<RuleId, PassiveOnly> passive = Interruptions.limits(
                packs.stream().map(PackPolicies::interruptions).toList());
        Map<RuleId, ShowPolicy> policies = new HashMap<>();
        for (PackPolicies pack : packs) {
            for (RuleId rule : pack.rules) {
                policies.put(rule, pack.policies.of(rule, site).with(passive.get(rule)));
            }
        }
        return policies;
    }

    /** The text of every rule file in force at {@code now} whose models are waited for. */
    public List<String> awaited(Instant now) {
        return packs(now).stream().flatMap(pack -> pack.awaited.stream()).toList();
    }

    /** What a reader calls the rules in force at {@code now}, where their cards say so. */
    public Map<RuleId, String> titles(Instant now) {
        Map<RuleId, String> titles = new HashMap<>();
        packs(now).forEach(pack -> titles.putAll(pack.titles));
        return titles;
    }

    private List<PackPolicies> packs(Instant now) {
        List<Held> held = releases.inForce(now);
        List<PackPolicies> packs = held.stream()
                .map(one -> known.computeIfAbsent(one.taking(), _ -> parsed(one)))
                .toList();
        known.keySet().retainAll(held.stream().map(Held::taking).collect(Collectors.toSet()));
        return packs;
    }

    private static PackPolicies parsed(Held one) {
        PackRelease release = one.release();
        return new PackPolicies(
                one.modes().modes().keySet().stream().map(RuleId::new).toList(),
                readable(release, "show:", ShowPolicies::parse, ShowPolicies.NONE),
                readable(release, "interrupt:", Interruptions::parse, Interruptions.NONE),
                readable(release, "withoutScore:", Awaited::rules, List.of()),
                readable(release, "title:", Titles::of, Map.of()));
    }

    /** What a newer build has published and this one cannot read keeps nothing back; the rules' modes hold all the same. */
    private static <T> T readable(PackRelease release, String part, Function<PackRelease, T> read, T none) {
        try {
            return read.apply(release);
        } catch (FilesRefused e) {
            LOG.warn("The part {} of pack {} cannot be read and is left out: {}", part, release.key(), e.getMessage());
            return none;
        }
    }
}
