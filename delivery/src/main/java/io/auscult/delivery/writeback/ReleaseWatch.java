package io.auscult.delivery.writeback;

import io.auscult.core.alert.ShowPolicy;
import io.auscult.core.decision.RuleId;
import io.auscult.delivery.store.Stores;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Notices that a rule, a model or a staged release reaches further or less far than before. Then every alert that is not over is looked at
 * again: what was switched off leaves the record without waiting for the patient's next event.
 */
public final class ReleaseWatch {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Stores stores;
    private final InstantSource clock;
    private Object seen = List.of();
    private Instant next = Instant.EPOCH;

    public ReleaseWatch(Stores stores, InstantSource clock) {
        this.stores = stores;
        this.clock = clock;
    }

    /** Looks, if it is time to. */
    public void look() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        Object inForce =
                List.of(stores.releases().inForce(now), staged(stores.policies().inForce(now)));
        if (!inForce.equals(seen)) {
            seen = inForce;
            stores.writeBack().wantAll();
        }
    }

    private static Map<RuleId, Set<String>> staged(Map<RuleId, ShowPolicy> policies) {
        Map<RuleId, Set<String>> staged = new TreeMap<>();
        policies.forEach((rule, policy) -> staged.put(rule, policy.stagedWards()));
        return staged;
    }
}
