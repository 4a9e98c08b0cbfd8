package io.auscult.adapter.subscription;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Delivery;
import io.auscult.ehr.EhrAnswer;
import io.auscult.ehr.EhrClient;
import io.auscult.ehr.EhrFailure;
import io.auscult.ehr.EhrFailure.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Events that are known to exist and do not come: waits a little, then asks for them by number, else for all that changed. */
final class FindMissing implements Duty {
    private final Ledger ledger;
    private final Registration registration;
    private final EhrClient ehr;
    private final boolean canAskForChanges;
    private boolean knowsEvents = true;
    private @Nullable Instant since;
    private boolean counted;

    FindMissing(Ledger ledger, Registration registration, EhrClient ehr, boolean canAskForChanges) {
        this.ledger = ledger;
        this.registration = registration;
        this.ehr = ehr;
        this.canAskForChanges = canAskForChanges;
    }

    @Override
    public void perform() throws EhrFailure, NotStored, InterruptedException {
        if (!ledger.state().isMissingSome()) {
            since = null;
            counted = false;
            return;
        }
        Instant now = ledger.now();
        since = since == null ? now : since;
        if (now.isBefore(since.plus(ledger.around().timings().stragglers()))) {
            return;
        }
        countOnce();
        if (!byNumber()) {
            byTime();
        }
    }

    private void countOnce() throws NotStored, InterruptedException {
        if (!counted) {
            counted = true;
            ledger.warn(ledger.state().missing() + " events are missing; they are asked for");
            ledger.count("gaps", 1);
            ledger.change(SubscriptionState::gapFound);
        }
    }

    /** Whether the server gave all that is missing. */
    private boolean byNumber() throws EhrFailure, NotStored, InterruptedException {
        String id = ledger.state().id();
        if (!knowsEvents || id.isEmpty()) {
            return false;
        }
        long until = ledger.state().expected();
        Optional<EhrAnswer> page = registration.events(id, ledger.state().through() + 1, until);
        knowsEvents = page.isPresent();
        while (page.isPresent()) {
            JsonNode bundle = page.get().ok().json();
            Optional<Notice> notice = NoticeReader.read(bundle).filter(it -> tells(it, bundle));
            if (notice.isEmpty()) {
                break;
            }
            take(page.get(), notice.get(), bundle);
            Optional<String> more = ehr.next(bundle);
            page = more.isPresent() ? Optional.of(ehr.get(more.get())) : Optional.empty();
        }
        return ledger.state().through() >= until;
    }

    /** That there were events is known already; what they were about is asked. */
    private static boolean tells(Notice notice, JsonNode bundle) {
        return bundle.path("entry").size() > 1
                || notice.events().stream()
                        .anyMatch(event -> !event.references().isEmpty());
    }

    private void take(EhrAnswer answer, Notice notice, JsonNode bundle) throws NotStored, InterruptedException {
        Told told = Told.of(bundle, notice, ehr::local);
        long before = ledger.state().repaired();
        Delivery delivery = ledger.fhir(answer.body());
        ledger.deliver(told.settling(delivery, false), state -> {
            SubscriptionState next = state.came(notice.numbers());
            return next.found(state.missing() - next.missing())
                    .owing(next.owed().and(told.readable(), state.goodOr(ledger.now())));
        });
        ledger.count("repairs", ledger.state().repaired() - before);
    }

    private void byTime() throws EhrFailure, NotStored, InterruptedException {
        if (!canAskForChanges) {
            throw new EhrFailure(
                    Kind.REFUSED,
                    ledger.state().missing() + " events are missing and nothing is known to ask for; set the types of"
                            + " this subscription",
                    null);
        }
        if (ledger.state().owed().since() == null) {
            ledger.change(ledger::owingChanges);
        }
    }
}
