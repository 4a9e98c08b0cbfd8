package io.auscult.schemas.topic;

import io.auscult.core.value.ContentHash;
import io.auscult.core.value.PatientId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * That patient data was put before somebody, or that somebody was refused it: what an auditor asks for. It names no patient but by
 * the id, and says nothing of what stood on the page.
 *
 * @param at to the microsecond, as the wire has it
 * @param user as the site's list of viewers or the login names them
 * @param proven false where the user was taken at their word
 * @param roles with which they looked
 * @param what the page or service: "inbox", "patient", "why", "answer", "patient-view"
 * @param alerts those that were asked for one by one; none for a list
 * @param address from which network address; null when there was none
 */
public record Disclosure(
        String id,
        Instant at,
        String user,
        boolean proven,
        List<String> roles,
        String what,
        Outcome outcome,
        List<PatientId> patients,
        List<String> alerts,
        @Nullable String address) {

    public Disclosure {
        at = at.truncatedTo(ChronoUnit.MICROS);
        roles = List.copyOf(roles);
        patients = List.copyOf(patients);
        alerts = List.copyOf(alerts);
    }

    public enum Outcome {
        SHOWN,
        REFUSED
    }

    /** With an id from its content: one look is one disclosure, however often it is written down. */
    public static Disclosure of(
            Instant at,
            String user,
            boolean proven,
            List<String> roles,
            String what,
            Outcome outcome,
            List<PatientId> patients,
            List<String> alerts,
            @Nullable String address) {
        String id = ContentHash.of(
                "disclosure", at.toString(), user, what, outcome.name(), patients.toString(), alerts.toString());
        return new Disclosure(id, at, user, proven, roles, what, outcome, patients, alerts, address);
    }
}
