package io.auscult.delivery.store;

import io.auscult.core.value.PatientId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Of whose rows a list is made that shows only the newest. The database is asked so, because rows of others that were taken out
 * afterwards would have pushed out what the list is for.
 *
 * @param reached whom its reader may see at all; null for everybody
 * @param chosen whom its reader asked for; null for everybody
 * @param orHanded names: what was handed to or by one of them counts as chosen too
 */
public record Among(
        @Nullable Set<PatientId> reached, @Nullable Set<PatientId> chosen, Set<String> orHanded) {
    public static final Among EVERYBODY = new Among(null, null, Set.of());

    private static final String PATIENT = "patient = any(?)";
    private static final String HANDED =
            "alert_id in (select alert_id from handover where given_to = any(?) or given_by = any(?))";

    public Among {
        reached = reached == null ? null : Set.copyOf(reached);
        chosen = chosen == null ? null : Set.copyOf(chosen);
        orHanded = Set.copyOf(orHanded);
    }

    /** The same patients, of rows that nobody hands over. */
    public Among ofPatients() {
        return new Among(reached, chosen, Set.of());
    }

    /** To follow other conditions of a {@code where}; {@link #arguments} come in the same order. */
    String conditions() {
        String mayBeSeen = reached == null ? "" : " and " + PATIENT;
        String askedFor = orHanded.isEmpty() ? PATIENT : "(" + PATIENT + " or " + HANDED + ")";
        return mayBeSeen + (chosen == null ? "" : " and " + askedFor);
    }

    List<Object> arguments() {
        List<Object> arguments = new ArrayList<>();
        if (reached != null) {
            arguments.add(ids(reached));
        }
        if (chosen != null) {
            arguments.add(ids(chosen));
            if (!orHanded.isEmpty()) {
                String[] names = orHanded.toArray(String[]::new);
                arguments.add(names);
                arguments.add(names);
            }
        }
        return arguments;
    }

    /** The arguments of a whole query: what stands before the conditions, theirs, and what stands behind. */
    Object[] between(Object before, Object behind) {
        List<Object> all = new ArrayList<>(List.of(before));
        all.addAll(arguments());
        all.add(behind);
        return all.toArray();
    }

    private static String[] ids(Collection<PatientId> patients) {
        return patients.stream().map(PatientId::value).toArray(String[]::new);
    }
}
