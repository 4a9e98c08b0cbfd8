package io.auscult.mapping.fhir;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Enumerations.FHIRAllTypes;

/** The names that FHIR R4 has for resources. */
final class ResourceTypes {
    static final Set<String> KNOWN = Arrays.stream(FHIRAllTypes.values())
            .filter(type -> type != FHIRAllTypes.NULL)
            .map(FHIRAllTypes::toCode)
            .collect(Collectors.toUnmodifiableSet());

    private ResourceTypes() {}
}
