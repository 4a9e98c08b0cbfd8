package io.auscult.adapter.identity;

import io.auscult.core.value.Identifier;
import io.auscult.mapping.TypedIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which of a patient's identifiers is <em>the</em> patient: of the first configured system that is there, else the one typed as a
 * medical record number, else the first.
 */
final class IdentifierChoice {
    private IdentifierChoice() {}

    static Optional<Identifier> of(List<TypedIdentifier> identifiers, List<String> preferredSystems) {
        if (identifiers.isEmpty()) {
            return Optional.empty();
        }
        Stream<TypedIdentifier> preferred = preferredSystems.stream()
                .flatMap(system -> identifiers.stream()
                        .filter(it -> it.identifier().system().equals(system)));
        Stream<TypedIdentifier> records =
                identifiers.stream().filter(it -> it.type().equals(TypedIdentifier.MEDICAL_RECORD));
        return Stream.of(preferred, records, identifiers.stream())
                .flatMap(it -> it)
                .findFirst()
                .map(TypedIdentifier::identifier);
    }
}
