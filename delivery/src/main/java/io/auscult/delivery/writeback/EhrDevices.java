package io.auscult.delivery.writeback;

import io.auscult.core.signal.ModelRef;
import io.auscult.delivery.fhir.Devices;
import io.auscult.delivery.fhir.Draft;
import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Auscult and its models as devices of the EHR. Written when they are first named, and again after a failure or a start. */
final class EhrDevices {
    private final Ehr ehr;
    private final URI publicUrl;
    private final String version;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    /** @param version of this program */
    EhrDevices(Ehr ehr, URI publicUrl, String version) {
        this.ehr = ehr;
        this.publicUrl = publicUrl;
        this.version = version;
    }

    String auscult() throws WriteFailure, InterruptedException {
        return written(Devices.auscult(version, publicUrl));
    }

    Map<ModelRef, String> models(Collection<ModelRef> models) throws WriteFailure, InterruptedException {
        Map<ModelRef, String> references = new HashMap<>();
        for (ModelRef model : models) {
            references.put(model, written(Devices.model(model, auscult(), publicUrl)));
        }
        return references;
    }

    /** Perhaps the EHR has lost them. */
    void forget() {
        known.clear();
    }

    private String written(Draft device) throws WriteFailure, InterruptedException {
        String reference = known.get(device.name());
        if (reference == null) {
            reference = ehr.put(device.type(), device.condition(), device.json());
            known.put(device.name(), reference);
        }
        return reference;
    }
}
