package io.auscult.ehr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A resource's address within its server; the id says nothing outside of it, but is not printed in logs. */
public record TypedId(String type, String id) {
    private static final Pattern LOCAL =
            Pattern.compile("([A-Z][A-Za-z]{1,40})/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?");

    private static final Pattern ANYWHERE =
            Pattern.compile("(?:^|/)([A-Z][A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64})(?:/_history/.*)?$");

    /** From "Observation/1" or "Observation/1/_history/2"; empty for anything else. */
    public static Optional<TypedId> of(String reference) {
        Matcher matcher = LOCAL.matcher(reference);
        return matcher.matches() ? Optional.of(new TypedId(matcher.group(1), matcher.group(2))) : Optional.empty();
    }

    /** What an address of whatever server ends with. */
    public static Optional<TypedId> last(String reference) {
        Matcher matcher = ANYWHERE.matcher(reference);
        return matcher.find() ? of(matcher.group(1)) : Optional.empty();
    }

    /** As a relative reference. */
    public String reference() {
        return type + "/" + id;
    }

    /** The id is not printed. */
    @Override
    public String toString() {
        return type;
    }
}
