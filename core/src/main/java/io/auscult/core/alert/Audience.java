package io.auscult.core.alert;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom the alerts of a rule are for. A dimension that names nothing is open to all; of those that name something, all must fit.
 *
 * @param roles and {@code specialties}: of the viewer
 * @param wards on which the patient lies; {@link #OWN_WARD} for the wards that the viewer works on
 * @param encounters the visit that the patient is in
 * @param include users who see it whatever the rest says
 * @param exclude users who never see it
 */
public record Audience(
        SortedSet<String> roles,
        SortedSet<String> specialties,
        SortedSet<String> wards,
        SortedSet<EncounterClass> encounters,
        SortedSet<String> include,
        SortedSet<String> exclude) {
    /** Stands for the viewer's own wards. A patient of whom no ward is known is left open by it: else nobody would see the alert. */
    public static final String OWN_WARD = "own";

    public static final Audience EVERYONE =
            new Audience(sorted(), sorted(), sorted(), Collections.emptySortedSet(), sorted(), sorted());

    public Audience {
        roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
        specialties = Collections.unmodifiableSortedSet(new TreeSet<>(specialties));
        wards = Collections.unmodifiableSortedSet(new TreeSet<>(wards));
        encounters = Collections.unmodifiableSortedSet(new TreeSet<>(encounters));
        include = Collections.unmodifiableSortedSet(new TreeSet<>(include));
        exclude = Collections.unmodifiableSortedSet(new TreeSet<>(exclude));
    }

    private static SortedSet<String> sorted() {
        return Collections.emptySortedSet();
    }

    /** Why it is not for this viewer, in a sentence; empty when it is. */
    Optional<String> refusal(Viewer viewer, Whereabouts patient, @Nullable Escalated escalated) {
        if (exclude.contains(viewer.user())) {
            return Optional.of("Its audience leaves this user out.");
        }
        if (include.contains(viewer.user()) || isFor(viewer, escalated)) {
            return Optional.empty();
        }
        if (!fits(roles, viewer.roles())) {
            return Optional.of("It is for the roles " + words(roles) + ".");
        }
        if (!fits(specialties, viewer.specialties())) {
            return Optional.of("It is for the specialties " + words(specialties) + ".");
        }
        if (!fitsWard(viewer, patient)) {
            return Optional.of(
                    wards.equals(Set.of(OWN_WARD))
                            ? "It is for those who work on the patient's ward."
                            : "It is for patients on the wards " + words(wards) + ".");
        }
        if (!encounters.isEmpty() && (patient.encounter() == null || !encounters.contains(patient.encounter()))) {
            List<String> kinds =
                    encounters.stream().map(EncounterClass::word).sorted().toList();
            return Optional.of("It is for patients in these encounters: " + String.join(", ", kinds) + ".");
        }
        return Optional.empty();
    }

    /** What escalates unread is then for another role too. */
    private static boolean isFor(Viewer viewer, @Nullable Escalated escalated) {
        return escalated != null && escalated.to() != null && viewer.roles().contains(escalated.to());
    }

    private static boolean fits(Set<String> asked, Set<String> has) {
        return asked.isEmpty() || asked.stream().anyMatch(has::contains);
    }

    private boolean fitsWard(Viewer viewer, Whereabouts patient) {
        if (wards.isEmpty()) {
            return true;
        }
        if (patient.ward() == null) {
            return wards.contains(OWN_WARD);
        }
        return wards.contains(patient.ward())
                || (wards.contains(OWN_WARD) && viewer.wards().contains(patient.ward()));
    }

    private static String words(Set<String> names) {
        return names.stream().collect(Collectors.joining(", "));
    }
}
