package io.auscult.mapping.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.jspecify.annotations.Nullable;

/**
 * The filler's order number of an observation (HL7 table 0203, FILL), by which HL7 v2 names the same result in OBR-3: of the report
 * of the same message that lists it, else of its order, else its own. The report comes first because a number of its own may be
 * that of the one line (OBX-21), not of the order.
 */
final class FillerNumbers {
    private static final String FILLER = "FILL";

    private final BundleIndex bundle;
    private final IdentityHashMap<BundleEntry, Set<String>> reported = new IdentityHashMap<>();

    FillerNumbers(BundleIndex bundle, List<BundleEntry> entries) {
        this.bundle = bundle;
        for (BundleEntry entry : entries) {
            if (entry.resource() != null && entry.type().equals("DiagnosticReport")) {
                report(entry.resource());
            }
        }
    }

    private void report(JsonNode report) {
        String number = typed(report.path("identifier"));
        if (number != null) {
            for (JsonNode result : report.path("result")) {
                BundleEntry listed = bundle.entry(result.path("reference").asText(""));
                if (listed != null) {
                    reported.computeIfAbsent(listed, _ -> new HashSet<>()).add(number);
                }
            }
        }
    }

    /** Null when none is given, or when two reports list the observation under different numbers. */
    @Nullable String of(BundleEntry entry, Observation observation) {
        Set<String> numbers = reported.getOrDefault(entry, Set.of());
        if (!numbers.isEmpty()) {
            return numbers.size() == 1 ? numbers.iterator().next() : null;
        }
        return own(observation.getBasedOn(), observation.getIdentifier());
    }

    /** Of an observation that its report contains. */
    @Nullable String of(DiagnosticReport report, Observation contained) {
        String number = typed(report.getIdentifier());
        if (number == null) {
            number = ordered(report.getBasedOn());
        }
        return number == null ? own(contained.getBasedOn(), contained.getIdentifier()) : number;
    }

    private @Nullable String own(List<Reference> basedOn, List<Identifier> identifiers) {
        String number = ordered(basedOn);
        return number == null ? typed(identifiers) : number;
    }

    private @Nullable String ordered(List<Reference> basedOn) {
        return basedOn.stream()
                .map(this::ordered)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private @Nullable String ordered(Reference order) {
        String named = order.hasIdentifier() ? typed(List.of(order.getIdentifier())) : null;
        if (named != null) {
            return named;
        }
        return bundle.find(order).orElse(null) instanceof ServiceRequest request
                ? typed(request.getIdentifier())
                : null;
    }

    private static @Nullable String typed(List<Identifier> identifiers) {
        return identifiers.stream()
                .filter(it -> it.getType().getCoding().stream().anyMatch(coding -> FILLER.equals(coding.getCode())))
                .map(Identifier::getValue)
                .filter(value -> !FhirCodes.blank(value))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String typed(JsonNode identifiers) {
        for (JsonNode identifier : identifiers) {
            for (JsonNode coding : identifier.path("type").path("coding")) {
                String value = identifier.path("value").asText("");
                if (coding.path("code").asText("").equals(FILLER) && !value.isBlank()) {
                    return value;
                }
            }
        }
        return null;
    }
}
