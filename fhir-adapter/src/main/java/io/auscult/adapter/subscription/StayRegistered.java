package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.subscription.Registration.Registered;
import io.auscult.ehr.EhrFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sees to it that the Subscription is there and active. It is looked at when a heartbeat is late, and now and then where there is
 * none; a stopped one is set going again, and what it did not tell is asked for.
 */
final class StayRegistered implements Duty {
    private final Ledger ledger;
    private final Registration registration;
    private final @Nullable Duration heartbeat;
    private final boolean canAskForChanges;
    private boolean ensured;
    private boolean knowsAll;
    private Instant nextLook = Instant.MIN;
    private Instant lookedBefore = Instant.MIN;
    private @Nullable Instant activeThere;

    StayRegistered(Ledger ledger, Registration registration, @Nullable Duration heartbeat, boolean canAskForChanges) {
        this.ledger = ledger;
        this.registration = registration;
        this.heartbeat = heartbeat;
        this.canAskForChanges = canAskForChanges;
    }

    @Override
    public void perform() throws EhrFailure, NotStored, InterruptedException {
        Instant now = ledger.now();
        if (!ensured) {
            begin();
            nextLook = now.plus(pause());
        } else if (!now.isBefore(nextLook)) {
            if (isDue(now)) {
                look(now);
            }
            nextLook = now.plus(pause());
        }
    }

    private void begin() throws EhrFailure, NotStored, InterruptedException {
        boolean wasThere = ledger.state().good() != null;
        registered(registration.ensure(ledger.state().id()));
        ensured = true;
        lookedBefore = ledger.now();
        knowsAll = !wasThere;
        if (wasThere) {
            // What happened while nobody listened here.
            look(ledger.now());
        }
    }

    private Duration pause() {
        Timings timings = ledger.around().timings();
        if (!ledger.state().status().equals("active")) {
            return timings.soon();
        }
        return heartbeat == null ? timings.check() : timings.heartbeatGrace();
    }

    private boolean isDue(Instant now) {
        return heartbeat == null || !ledger.state().status().equals("active") || isHeartbeatLate(now);
    }

    private boolean isHeartbeatLate(Instant now) {
        Instant heard = ledger.state().heard();
        Instant last = heard != null && heard.isAfter(lookedBefore) ? heard : lookedBefore;
        return heartbeat != null
                && now.isAfter(
                        last.plus(heartbeat).plus(ledger.around().timings().heartbeatGrace()));
    }

    private void registered(Registered at) throws NotStored, InterruptedException {
        ledger.change(state -> {
            boolean another = at.made() && !at.id().equals(state.id());
            SubscriptionState next = state.known(at.id(), at.status());
            next = another ? next.restarted(0) : next;
            // Between the one that was heard and another, neither told what happened.
            return state.good() == null ? next.goodUntil(at.at()) : another ? owingChanges(next) : next;
        });
    }

    private SubscriptionState owingChanges(SubscriptionState next) {
        return canAskForChanges ? ledger.owingChanges(next) : next;
    }

    private void look(Instant now) throws EhrFailure, NotStored, InterruptedException {
        boolean late = ledger.state().status().equals("active") && isHeartbeatLate(now);
        if (late) {
            ledger.count("late-heartbeats", 1);
            ledger.warn("no heartbeat for longer than agreed; the EHR is asked how it stands");
        }
        String id = ledger.state().id();
        long through = ledger.state().through();
        Notice said = registration.status(id).orElse(null);
        Optional<Registered> there = said == null || said.status().isEmpty() || said.total() == null
                ? registration.look(id)
                : Optional.of(new Registered(id, said.status(), false, now));
        if (there.isEmpty()) {
            registered(registration.ensure(""));
        } else if (there.get().isStopped()) {
            setGoing(there.get());
        } else {
            Long total = said == null ? null : said.total();
            Registered at = there.get();
            Instant time = said == null ? null : said.at();
            ledger.change(state -> total == null ? looked(state, at, late) : counted(state, at, total, through, time));
        }
        lookedBefore = now;
    }

    private void setGoing(Registered stopped) throws EhrFailure, NotStored, InterruptedException {
        ledger.warn("it has stopped (" + stopped.status() + ") and is set going again");
        Registered going = registration.setGoing(stopped.id());
        ledger.change(state -> owingChanges(state.known(going.id(), going.status())));
    }

    /** Without numbers: it is active, so what happened before the last look came, unless we were not there. */
    private SubscriptionState looked(SubscriptionState state, Registered at, boolean late) {
        SubscriptionState next = state.known(at.id(), at.status());
        boolean mayMiss = late || !knowsAll;
        knowsAll = true;
        Instant before = activeThere;
        activeThere = at.at();
        return mayMiss ? owingChanges(next) : before == null ? next : next.goodUntil(before);
    }

    private SubscriptionState counted(
            SubscriptionState state, Registered at, long total, long throughBefore, @Nullable Instant there) {
        SubscriptionState next = state.known(at.id(), at.status());
        knowsAll = true;
        if (total < throughBefore && state.through() == throughBefore) {
            // The server counts anew, and nobody knows since when.
            return owingChanges(next.restarted(total));
        }
        next = next.existing(total);
        return there == null || next.isMissingSome() || !next.owed().isNothing() ? next : next.goodUntil(there);
    }
}
