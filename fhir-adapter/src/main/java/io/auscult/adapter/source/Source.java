package io.auscult.adapter.source;

import io.auscult.mapping.Dialect;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sender, as the site configures it.
 *
 * @param name stands in every event, so it says what the system is and never who a patient is
 * @param patientIdentifiers the identifier systems that tell patients apart at this site, the best first
 * @param silence how long the sender may say nothing before somebody should look; null for as long as it likes
 * @param mllp where it sends HL7 v2; null when it sends none
 * @param fhir how it sends FHIR; null when it sends none
 * @param ehr its own FHIR server, which Auscult asks; null when it is not asked
 */
public record Source(
        String name,
        List<String> patientIdentifiers,
        Dialect dialect,
        @Nullable Duration silence,
        @Nullable MllpSettings mllp,
        @Nullable FhirSettings fhir,
        @Nullable EhrSettings ehr) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    public Source {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A source's name is lower-case letters, digits, dots and hyphens: \"" + name + "\"");
        }
        patientIdentifiers = List.copyOf(patientIdentifiers);
    }

    /** One without a door of its own. */
    public Source(String name, List<String> patientIdentifiers, ZoneId zone) {
        this(name, patientIdentifiers, Dialect.of(zone), null, null, null, null);
    }
}
