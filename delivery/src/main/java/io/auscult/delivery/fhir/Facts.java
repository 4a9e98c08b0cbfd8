package io.auscult.delivery.fhir;

import io.auscult.core.event.FactKey;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/**
 * What a score or a rule saw, as references. What came from the EHR's own FHIR server is there under the id by which it came; of what came
 * otherwise only Auscult's name for it can be given.
 *
 * @param source the name under which the adapter receives what that server sends
 */
record Facts(String source) {
    private static final Pattern RESOURCE = Pattern.compile("([A-Z][A-Za-z]{1,40}/[A-Za-z0-9.-]{1,64})(?:#.*)?");

    /** Empty for what is no statement of a source, such as an absence or a score. */
    Optional<Reference> reference(String fact, String display) {
        if (fact.indexOf('/') <= 0) {
            return Optional.empty();
        }
        FactKey key = new FactKey(fact);
        String original = key.original().value();
        Matcher own =
                RESOURCE.matcher(original.startsWith(source + "/") ? original.substring(source.length() + 1) : "");
        Reference reference = own.matches()
                ? new Reference(own.group(1))
                : new Reference()
                        .setIdentifier(new Identifier().setSystem(Systems.FACT).setValue(original));
        return Optional.of(reference.setDisplay(display));
    }
}
