package io.auscult.delivery.cdshooks;

import io.auscult.delivery.cdshooks.FhirReads.Read;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/** Fetches what a call did not bring, with the token that it did bring, from a server of the site's list. */
public final class Gathering {
    /** What FHIR lets an id be: nothing else goes into an address. */
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

    private final ListedServers servers;
    private final FhirReads reads;

    public Gathering(ListedServers servers, FhirReads reads) {
        this.servers = servers;
        this.reads = reads;
    }

    /**
     * A call with what could be added to it.
     *
     * @param lacking keys that were asked for and could not be had
     */
    record Gathered(HookCall call, List<String> lacking) {
        Gathered {
            lacking = List.copyOf(lacking);
        }

        static Gathered asItIs(HookCall call) {
            return new Gathered(call, List.of());
        }
    }

    /** Everything that the service asks for and the call did not bring; nothing when the call names no server that is listed. */
    Gathered missing(HookCall call) {
        Optional<FhirServer> server =
                Optional.ofNullable(call.fhir()).flatMap(servers::find).filter(_ -> isId(call));
        if (server.isEmpty()) {
            return Gathered.asItIs(call);
        }
        Map<String, CompletableFuture<Read>> asked = new LinkedHashMap<>();
        call.hook().prefetch().forEach((key, template) -> {
            if (!call.prefetch().answered().contains(key)) {
                asked.put(key, reads.read(server.get(), query(template, call)));
            }
        });
        return with(call, asked);
    }

    private static Gathered with(HookCall call, Map<String, CompletableFuture<Read>> asked) {
        Prefetch prefetch = call.prefetch();
        List<String> lacking = new ArrayList<>();
        for (Map.Entry<String, CompletableFuture<Read>> each : asked.entrySet()) {
            String key = each.getKey();
            switch (each.getValue().join()) {
                case Read.Found found -> prefetch = prefetch.and(key, found.resource());
                case Read.None _ when key.equals(Prefetch.PATIENT) -> prefetch = prefetch.andNoPatient();
                case Read.None _, Read.Failed _ -> lacking.add(key);
            }
        }
        return new Gathered(call.with(prefetch), lacking);
    }

    private static boolean isId(HookCall call) {
        return ID.matcher(call.patientId()).matches();
    }

    private static String query(String template, HookCall call) {
        return template.replace("{{context.patientId}}", call.patientId()).replace("|", "%7C");
    }
}
