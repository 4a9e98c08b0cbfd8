package io.auscult.cli.up;

import java.util.Arrays;
import java.util.stream.Collectors;

/** A port that Auscult listens on: its name in options and files, its usual number and who wants it. */
public enum Port {
    KAFKA("kafka", 19092, "the Kafka broker"),
    KAFKA_CONTROLLER("kafka-controller", 19093, "the Kafka controller"),
    REGISTRY("registry", 8084, "the schema registry"),
    REGISTRY_MANAGEMENT("registry-management", 8085, "the schema registry's management page"),
    POSTGRES("postgres", 15432, "PostgreSQL"),
    FHIR("fhir", 8081, "the FHIR door (fhir-adapter)"),
    MLLP("mllp", 2575, "the HL7 v2 door (fhir-adapter)"),
    STREAMS("streams", 8082, "streams-app"),
    DELIVERY("delivery", 8083, "the inbox and CDS Hooks (delivery)"),
    LOGIN("login", 8086, "the demonstration login (demo-login)"),
    EHR("ehr", 8087, "the demonstration EHR (demo-ehr)");

    private final String word;
    private final int usual;
    private final String owner;

    Port(String word, int usual, String owner) {
        this.word = word;
        this.usual = usual;
        this.owner = owner;
    }

    /** @throws IllegalArgumentException for a word that names no port; the message lists those that do */
    public static Port of(String word) {
        return Arrays.stream(values())
                .filter(port -> port.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no port named \"" + word + "\"; the names are " + names()));
    }

    public static String names() {
        return Arrays.stream(values()).map(Port::word).collect(Collectors.joining(", "));
    }

    public String word() {
        return word;
    }

    public int usual() {
        return usual;
    }

    public String owner() {
        return owner;
    }
}
