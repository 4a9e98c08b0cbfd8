package io.auscult.schemas.topic;

/** The apps that meet at topics; each has its own dead letters. */
public enum App {
    FHIR_ADAPTER("fhir-adapter"),
    STREAMS_APP("streams-app"),
    DELIVERY("delivery");

    private final String word;

    App(String word) {
        this.word = word;
    }

    /** As it stands in topic names and in {@link DeadLetter#app}. */
    public String word() {
        return word;
    }
}
