package io.auscult.adapter.source;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A sender, as the site configures it.
 *
 * @param name stands in every event, so it says what the system is and never who a patient is
 * @param patientIdentifiers the identifier systems that tell patients apart at this site, the best first
 * @param zone the zone of times that carry none
 */
public record Source(String name, List<String> patientIdentifiers, ZoneId zone) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");

    public Source(String name, @Nullable List<String> patientIdentifiers, ZoneId zone) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "A source's name is lower-case letters, digits, dots and hyphens: \"" + name + "\"");
        }
        this.name = name;
        this.patientIdentifiers = List.copyOf(Objects.requireNonNullElse(patientIdentifiers, List.of()));
        this.zone = zone;
    }
}
