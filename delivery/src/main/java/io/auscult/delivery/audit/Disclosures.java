package io.auscult.delivery.audit;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.store.DisclosureStore;
import io.auscult.schemas.topic.Disclosure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes down who was shown what, before they have it. A page that keeps itself current shows the same again and again: the same look
 * of the same user within five minutes is one disclosure.
 */
public final class Disclosures {
    static final Duration ONE_LOOK = Duration.ofMinutes(5);
    private static final int REMEMBERED = 10_000;
    private static final int PATIENTS_A_RECORD = 5_000;

    private final DisclosureStore store;
    private final InstantSource clock;
    private final Map<Look, Instant> recent = new LinkedHashMap<>();

    public Disclosures(DisclosureStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Returns once it is kept; a look at nobody is none.
     *
     * @throws io.auscult.delivery.store.StoreException when it cannot be kept, so that nothing is shown unseen
     */
    public void keep(Look look) {
        Instant now = clock.instant();
        if (look.patients().isEmpty() || isRepeated(look, now)) {
            return;
        }
        store.keep(records(look, now));
        remember(look, now);
    }

    private static List<Disclosure> records(Look look, Instant at) {
        List<Disclosure> records = new ArrayList<>();
        for (int from = 0; from < look.patients().size(); from += PATIENTS_A_RECORD) {
            int to = Math.min(from + PATIENTS_A_RECORD, look.patients().size());
            List<PatientId> some = look.patients().subList(from, to);
            records.add(Disclosure.of(
                    at,
                    look.user(),
                    look.proven(),
                    look.roles(),
                    look.what(),
                    look.outcome(),
                    some,
                    look.alerts(),
                    look.address()));
        }
        return records;
    }

    private synchronized boolean isRepeated(Look look, Instant now) {
        Instant before = recent.get(look);
        return before != null && now.isBefore(before.plus(ONE_LOOK));
    }

    private synchronized void remember(Look look, Instant now) {
        forgetBefore(now.minus(ONE_LOOK));
        if (recent.size() < REMEMBERED) {
            recent.put(look, now);
        }
    }

    /** The eldest stands first. */
    private void forgetBefore(Instant limit) {
        Iterator<Instant> eldest = recent.values().iterator();
        while (eldest.hasNext() && !eldest.next().isAfter(limit)) {
            eldest.remove();
        }
    }
}
