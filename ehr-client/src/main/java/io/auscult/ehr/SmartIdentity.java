package io.auscult.ehr;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * How this site is known to an EHR's authorization server.
 *
 * @param scope such as "system/Observation.rs system/Patient.rs"
 * @param tokenUrl null to look it up in the EHR's .well-known/smart-configuration
 */
public record SmartIdentity(
        String clientId,
        SmartKey key,
        String scope,
        @Nullable URI tokenUrl) {}
