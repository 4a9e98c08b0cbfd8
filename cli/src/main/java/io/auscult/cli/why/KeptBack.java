package io.auscult.cli.why;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.PatientEvent.AlertDeferred;
import io.auscult.core.event.PatientEvent.AlertShown;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What showing kept from one user of a patient's alerts up to a time, as the log has it: of each alert the newest, until it was shown. */
final class KeptBack {
    private final String viewer;
    private final Instant then;
    private final Map<String, AlertDeferred> kept = new TreeMap<>();

    KeptBack(String viewer, Instant then) {
        this.viewer = viewer;
        this.then = then;
    }

    /** To be called with the patient's events in the order of the log. */
    void next(PatientEvent event) {
        if (event.envelope().times().received().isAfter(then)) {
            return;
        }
        if (event instanceof AlertDeferred deferred && deferred.viewer().equals(viewer)) {
            kept.put(deferred.alertId(), deferred);
        } else if (event instanceof AlertShown shown && shown.viewer().equals(viewer)) {
            kept.computeIfPresent(
                    shown.alertId(), (_, deferred) -> shown.revision() < deferred.revision() ? deferred : null);
        }
    }

    /** By the alert's id. */
    Map<String, AlertDeferred> byAlert() {
        return Collections.unmodifiableMap(kept);
    }

    /** "kept back from nils by show/audience on 2026-…: It is for the roles physician." */
    static String words(AlertDeferred deferred) {
        return "kept back from " + deferred.viewer() + " by " + deferred.rule() + " when they looked at "
                + deferred.envelope().times().received()
                + (deferred.until() == null ? "" : ", until " + deferred.until()) + ": " + deferred.sentence();
    }
}
