package io.auscult.mapping.fhir;

import io.auscult.mapping.PatientMention;
import io.auscult.mapping.TypedIdentifier;
import io.auscult.mapping.Unmappable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/** The identifiers by which FHIR names a patient. */
final class PatientIdentifiers {
    private static final String CONDITIONAL = "Patient?identifier=";

    private PatientIdentifiers() {}

    /** Every identifier that has a value; one without a system belongs to its source. */
    static List<TypedIdentifier> of(List<Identifier> identifiers, String source) {
        return identifiers.stream()
                .filter(identifier -> !FhirCodes.blank(identifier.getValue()))
                .map(identifier -> typed(identifier, source))
                .toList();
    }

    /** Retired identifiers do not tell who a patient is. */
    static Optional<PatientMention> mention(Patient patient, String source, @Nullable String fhirId) {
        List<Identifier> current = patient.getIdentifier().stream()
                .filter(identifier -> identifier.getUse() != IdentifierUse.OLD)
                .toList();
        return mention(of(current, source), fhirId);
    }

    /**
     * From {@code subject.identifier}, or from a conditional reference, {@code Patient?identifier=system|value}. The identifier
     * counts only where no reference can be followed.
     */
    static Optional<PatientMention> mention(Reference subject, String source) {
        String text = subject.getReference();
        if (text != null && text.contains(CONDITIONAL)) {
            return conditional(text.substring(text.indexOf(CONDITIONAL) + CONDITIONAL.length()), source);
        }
        boolean other = subject.hasType() && !"Patient".equals(subject.getType());
        return (text != null && !text.startsWith("#")) || other || !subject.hasIdentifier()
                ? Optional.empty()
                : mention(of(List.of(subject.getIdentifier()), source), null);
    }

    private static Optional<PatientMention> conditional(String token, String source) {
        int end = token.indexOf('&');
        String decoded = decoded(end < 0 ? token : token.substring(0, end));
        int bar = decoded.indexOf('|');
        Identifier identifier = new Identifier().setValue(decoded.substring(bar + 1));
        return mention(
                of(List.of(bar < 0 ? identifier : identifier.setSystem(decoded.substring(0, bar))), source), null);
    }

    private static String decoded(String token) {
        try {
            return URLDecoder.decode(token, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unmappable("A conditional reference is no valid URL", "Escape it as a URL asks");
        }
    }

    private static Optional<PatientMention> mention(List<TypedIdentifier> identifiers, @Nullable String fhirId) {
        return identifiers.isEmpty() && fhirId == null
                ? Optional.empty()
                : Optional.of(new PatientMention(identifiers, fhirId));
    }

    private static TypedIdentifier typed(Identifier identifier, String source) {
        String system =
                FhirCodes.blank(identifier.getSystem()) ? FhirCodes.NO_SYSTEM + ":" + source : identifier.getSystem();
        return new TypedIdentifier(
                new io.auscult.core.value.Identifier(system, identifier.getValue()),
                FhirCodes.firstCode(identifier.getType()));
    }
}
