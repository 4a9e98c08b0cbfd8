package io.auscult.delivery.access;

import io.auscult.core.value.PatientId;
import java.util.Set;

/** Whose data somebody may see, as a rule; {@link ReachedNow} says who that is at a moment. */
public sealed interface Reach {
    /** Every patient of the house. */
    record WholeHouse() implements Reach {}

    /**
     * Those who lie on these wards now, and those whose chart the EHR opened for this session.
     *
     * @param wards none for somebody who reaches nobody by a ward
     */
    record Wards(Set<String> wards, Set<PatientId> opened) implements Reach {
        public Wards {
            wards = Set.copyOf(wards);
            opened = Set.copyOf(opened);
        }
    }
}
