package io.auscult.adapter.source;

import io.auscult.adapter.source.Delivery.Language;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.fhir.FhirMessageMapper;

/** A FHIR resource that was put in its place: what makes it another than its address says is refused. */
public record AtAddress(String type, String id) implements Language {

    /** @param address "Observation/1", as a kept message has it */
    public static AtAddress of(String address) {
        int slash = address.indexOf('/');
        return new AtAddress(address.substring(0, Math.max(0, slash)), address.substring(slash + 1));
    }

    @Override
    public MappedMessage map(byte[] body, Arrival arrival, PatientFinder patients) {
        return FhirMessageMapper.mapAt(type, id, body, arrival, patients);
    }

    @Override
    public String address() {
        return type + "/" + id;
    }

    /** A resource's id is patient data. */
    @Override
    public String toString() {
        return "AtAddress[" + type + "]";
    }
}
