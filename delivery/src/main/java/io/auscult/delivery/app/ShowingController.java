package io.auscult.delivery.app;

import io.auscult.core.alert.Episode;
import io.auscult.core.alert.Showing.Deferred;
import io.auscult.core.alert.Viewer;
import io.auscult.core.value.PatientId;
import io.auscult.delivery.inbox.Shelves;
import io.auscult.delivery.inbox.Shelves.Look;
import io.auscult.delivery.store.DeferralStore.KeptBack;
import io.auscult.delivery.store.PatientAlert;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.viewer.Viewers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Why a user is, or is not, shown a patient's open alerts: for whoever tunes rules and has to answer for them. It says also what is
 * in shadow or off, without what the alert says, and counts as nobody's look.
 */
@RestController
class ShowingController {
    private static final String CHANNEL = "inbox";

    private final Stores stores;
    private final Shelves shelves;
    private final Viewers viewers;

    ShowingController(Stores stores, Shelves shelves, Viewers viewers) {
        this.stores = stores;
        this.shelves = shelves;
        this.viewers = viewers;
    }

    /**
     * The answer.
     *
     * @param listed false for somebody who is not on the site's list of users
     * @param now each open alert, in the order in which it is or would be shown
     * @param before what was kept from this user at any look, newest first
     */
    record Answer(String user, boolean listed, List<AlertNow> now, List<Before> before) {}

    /**
     * An open alert.
     *
     * @param by the policy that keeps it back; null when it is shown
     * @param until when that policy may let it pass; null when time alone does not change it
     */
    record AlertNow(
            String alert,
            int revision,
            String rule,
            boolean shown,
            @Nullable String by,
            @Nullable Instant until,
            @Nullable String sentence) {}

    /** A look at which an alert was kept back for the first time by this policy. */
    record Before(
            String alert, int revision, String by, @Nullable Instant until, String sentence, Instant at) {}

    @GetMapping("/patients/{patientId}/showing")
    Answer showing(@PathVariable String patientId, @RequestParam String user) {
        PatientId patient = known(patientId);
        Viewer viewer = viewers.find(user, CHANNEL);
        Look look = shelves.preview(stores.alerts().open(patient), viewer);
        List<AlertNow> now = new ArrayList<>();
        look.shown().forEach(alert -> now.add(now(alert, null)));
        look.deferred().forEach(kept -> now.add(now(kept.alert(), kept.showing())));
        List<Before> before = stores.deferrals().of(patient).stream()
                .filter(kept -> kept.viewer().equals(viewer.user()))
                .map(ShowingController::before)
                .toList();
        return new Answer(viewer.user(), viewers.now().knows(user), now, before);
    }

    private static AlertNow now(PatientAlert alert, @Nullable Deferred deferred) {
        Episode episode = alert.alert().episode();
        return new AlertNow(
                episode.id().value(),
                episode.revision(),
                episode.rule().value(),
                deferred == null,
                deferred == null ? null : deferred.rule().value(),
                deferred == null ? null : deferred.until(),
                deferred == null ? null : deferred.sentence());
    }

    private static Before before(KeptBack kept) {
        return new Before(kept.alert().value(), kept.revision(), kept.rule(), kept.until(), kept.sentence(), kept.at());
    }

    private static PatientId known(String id) {
        try {
            return new PatientId(id);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Not a patient id", e);
        }
    }
}
