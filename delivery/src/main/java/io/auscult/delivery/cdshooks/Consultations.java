package io.auscult.delivery.cdshooks;

import io.auscult.core.value.PatientId;
import io.auscult.delivery.cdshooks.CallEvents.Laid;
import io.auscult.delivery.consult.Consult;
import io.auscult.delivery.consult.Consulted;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Asks the rules about the patient of a call, with what the call itself says laid over the chart. */
public final class Consultations {
    private final Consult consult;
    private final PatientLookup lookup;
    private final ListedServers servers;
    private final InstantSource clock;

    public Consultations(Consult consult, PatientLookup lookup, ListedServers servers, InstantSource clock) {
        this.consult = consult;
        this.lookup = lookup;
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * Questions under way, by patient.
     *
     * @param unread whether an order of the call could not be read
     */
    record Pending(Map<PatientId, CompletableFuture<Consulted>> asked, boolean unread) {
        Map<PatientId, Consulted> answers() {
            Map<PatientId, Consulted> answers = new LinkedHashMap<>();
            asked.forEach((patient, answer) -> answers.put(patient, answer.join()));
            return answers;
        }
    }

    /** @param known those of the patient's ids of whom there is a record here */
    Pending ask(HookCall call, Set<PatientId> known) {
        Map<PatientId, CompletableFuture<Consulted>> asked = new LinkedHashMap<>();
        boolean says = CallEvents.saysSomething(call);
        boolean unread = false;
        String source = servers.source(call);
        if (known.isEmpty() && says && !call.prefetch().noPatient()) {
            PatientId stranger = lookup.stranger(call, source);
            Laid laid = CallEvents.of(call, call.prefetch(), stranger, source, clock.instant());
            unread = laid.unread();
            asked.put(stranger, consult.ask(stranger, laid.events()));
        }
        for (PatientId patient : known) {
            Laid laid = says ? laid(call, patient, source) : new Laid(List.of(), false);
            unread |= laid.unread();
            asked.put(patient, consult.ask(patient, laid.events()));
        }
        return new Pending(asked, unread);
    }

    /** Who the patient is, is on record. */
    private Laid laid(HookCall call, PatientId patient, String source) {
        return CallEvents.of(call, call.prefetch().without("Patient"), patient, source, clock.instant());
    }
}
