package io.auscult.core.alert;

import org.jspecify.annotations.Nullable;

/**
 * Where a patient is now, as the sources say.
 *
 * @param ward as the source names it; null when the patient is on none or nobody says
 * @param encounter null when the patient is in no visit that is known
 */
public record Whereabouts(@Nullable String ward, @Nullable EncounterClass encounter) {
    public static final Whereabouts UNKNOWN = new Whereabouts(null, null);
}
