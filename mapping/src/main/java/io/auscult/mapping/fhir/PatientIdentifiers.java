package io.auscult.mapping.fhir;

import io.auscult.mapping.PatientMention;
import io.auscult.mapping.TypedIdentifier;
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

    /** From {@code subject.identifier} or a conditional reference, {@code Patient?identifier=system|value}. */
    static Optional<PatientMention> mention(Reference subject, String source) {
        String text = subject.getReference();
        if (text != null && text.startsWith(CONDITIONAL)) {
            String[] token = URLDecoder.decode(text.substring(CONDITIONAL.length()), StandardCharsets.UTF_8)
                    .split("\\|", 2);
            Identifier identifier = new Identifier().setValue(token[token.length - 1]);
            return mention(of(List.of(token.length == 2 ? identifier.setSystem(token[0]) : identifier), source), null);
        }
        boolean other = subject.hasType() && !"Patient".equals(subject.getType());
        return text != null || other || !subject.hasIdentifier()
                ? Optional.empty()
                : mention(of(List.of(subject.getIdentifier()), source), null);
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
