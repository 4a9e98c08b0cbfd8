package io.auscult.delivery.audit;

import io.auscult.core.value.PatientId;
import io.auscult.schemas.topic.Disclosure.Outcome;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody looking at something, before it is written down.
 *
 * @param proven false where they are taken at their word
 * @param what the page or service, such as "inbox" or "patient-view"
 * @param alerts those asked for one by one
 * @param address null where there is none
 */
public record Look(
        String user,
        boolean proven,
        List<String> roles,
        String what,
        Outcome outcome,
        List<PatientId> patients,
        List<String> alerts,
        @Nullable String address) {
    public Look {
        roles = List.copyOf(roles);
        patients = List.copyOf(patients);
        alerts = List.copyOf(alerts);
    }

    /** Cards that were shown to the user of an EHR, whose word the caller stands for. */
    public static Look cards(String user, String hook, Collection<PatientId> patients, List<String> alerts) {
        return new Look(
                user,
                true,
                List.of(),
                hook,
                Outcome.SHOWN,
                patients.stream().sorted().distinct().toList(),
                alerts,
                null);
    }
}
