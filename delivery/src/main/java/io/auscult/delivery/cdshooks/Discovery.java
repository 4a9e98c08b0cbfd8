package io.auscult.delivery.cdshooks;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The services that an EHR finds here. */
public record Discovery(List<Service> services) {
    private static final String USAGE =
            "With a fhirServer and a token what was not prefetched is read, from servers that the site has listed.";
    private static final Discovery V2 = of(null, null);
    private static final Discovery V3_BALLOT = of("3.0.0", "1.0");

    /**
     * One service.
     *
     * @param version of the specification, and {@code hookVersion} of the hook: only for who asked for 3.0
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Service(
            String hook,
            String title,
            String description,
            String id,
            Map<String, String> prefetch,
            String usageRequirements,
            @Nullable String version,
            @Nullable String hookVersion) {}

    public static Discovery in(Edition edition) {
        return switch (edition) {
            case V2 -> V2;
            case V3_BALLOT -> V3_BALLOT;
        };
    }

    private static Discovery of(@Nullable String version, @Nullable String hookVersion) {
        return new Discovery(Arrays.stream(Hook.values())
                .map(hook -> new Service(
                        hook.word(),
                        hook.title(),
                        hook.description(),
                        hook.service(),
                        hook.prefetch(),
                        USAGE,
                        version,
                        hookVersion))
                .toList());
    }
}
