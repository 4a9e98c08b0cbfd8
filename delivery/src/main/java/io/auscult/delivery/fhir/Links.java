package io.auscult.delivery.fhir;

import io.auscult.core.signal.ModelRef;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the resources of an alert point to.
 *
 * @param patient the EHR's own, "Patient/12"
 * @param auscult the Device that is Auscult
 * @param models the Devices that are the models behind the alert
 * @param written the resources of this alert that the EHR has, by their names
 */
public record Links(String patient, String auscult, Map<ModelRef, String> models, Map<String, String> written) {
    public Links {
        models = Map.copyOf(models);
        written = Map.copyOf(written);
    }

    @Nullable String of(String name) {
        return written.get(name);
    }

    /** Those of the given names that are there, in that order. */
    List<String> of(List<String> names) {
        return names.stream().filter(written::containsKey).map(written::get).toList();
    }

    /** An address of this app. */
    static String page(URI publicUrl, String path) {
        return publicUrl.resolve(path).toString();
    }
}
