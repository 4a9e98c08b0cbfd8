package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.ehr.EhrAnswer;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.EhrFailure;
import io.auscult.ehr.EhrPage;
import io.auscult.ehr.Searches;
import io.auscult.schemas.topic.Payload;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Asks for all that changed since the last good time, once for however many notices said no more than that something did. */
final class AskForChanges implements Duty {
    private final Ledger ledger;
    private final EhrClient ehr;
    private final List<String> searches;
    private final Recent delivered = new Recent();
    private Instant next = Instant.MIN;

    AskForChanges(Ledger ledger, EhrClient ehr, List<String> searches) {
        this.ledger = ledger;
        this.ehr = ehr;
        this.searches = List.copyOf(searches);
    }

    @Override
    public void perform() throws EhrFailure, NotStored, InterruptedException {
        Instant since = ledger.state().owed().since();
        Instant now = ledger.now();
        Timings timings = ledger.around().timings();
        if (since == null || now.isBefore(next)) {
            return;
        }
        next = now.plus(timings.betweenQueries());
        long asks = ledger.asks();
        long expected = ledger.state().expected();
        Instant there = null;
        for (String search : searches) {
            Instant at = ask(Searches.changedSince(search, since.minus(timings.overlap())));
            there = there == null || at.isBefore(there) ? at : there;
        }
        answered(Objects.requireNonNullElse(there, now), asks, expected);
    }

    private void answered(Instant until, long asks, long expected) throws NotStored, InterruptedException {
        long before = ledger.state().repaired();
        ledger.change(state -> state.repairedUpTo(expected)
                .owing(state.owed().asked(asks == ledger.asks() ? null : until))
                .goodUntil(until));
        ledger.count("repairs", ledger.state().repaired() - before);
    }

    /** When the question was answered, in the server's time. */
    private Instant ask(String search) throws EhrFailure, NotStored, InterruptedException {
        EhrAnswer answer = ehr.get(Searches.and(search, "_count=100"));
        Instant at = Searches.timeThere(answer, ledger.now());
        for (Optional<EhrAnswer> page = Optional.of(answer); page.isPresent(); ) {
            EhrPage found = EhrPage.of(page.get());
            Optional<Payload> fresh = found.without(delivered::has);
            if (fresh.isPresent()) {
                ledger.around().intake().receive(ledger.fhir(fresh.get()));
                delivered.addAll(found.marks());
            }
            Optional<String> more = ehr.next(found.bundle());
            page = more.isPresent() ? Optional.of(ehr.get(more.get())) : Optional.empty();
        }
        return at;
    }
}
