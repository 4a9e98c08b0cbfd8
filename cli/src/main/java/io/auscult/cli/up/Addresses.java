package io.auscult.cli.up;

import java.nio.file.Path;
import java.util.Properties;

/** Where a running Auscult listens. */
public record Addresses(Ports ports, String topicPrefix, Path logs) {
    private static final String PORT = "port.";
    private static final String PREFIX = "topic-prefix";

    /** What the home remembers of its last start; the usual ports for a home that never started. */
    public static Addresses of(Home home) {
        Properties state = home.state();
        return new Addresses(PortFile.ports(state, PORT), state.getProperty(PREFIX, ""), home.file("logs"));
    }

    void remember(Home home) {
        for (Port port : Port.values()) {
            home.remember(PORT + port.word(), Integer.toString(ports.of(port)));
        }
        home.remember(PREFIX, topicPrefix);
    }

    public String kafka() {
        return ports.address(Port.KAFKA);
    }

    public String registry() {
        return ports.http(Port.REGISTRY);
    }

    /** The registry's own API, which Apicurio's serdes speak. */
    public String registryApi() {
        return registry() + "/apis/registry/v3";
    }

    /** The adapter's own doors, beside those for senders. */
    public String adapter() {
        return ports.http(Port.FHIR);
    }

    public String fhir() {
        return ports.http(Port.FHIR) + "/fhir";
    }

    /** The page that shows how each feed is doing. */
    public String status() {
        return ports.http(Port.FHIR) + "/status";
    }

    /** "127.0.0.1:2575" */
    public String mllp() {
        return ports.address(Port.MLLP);
    }

    public String streams() {
        return ports.http(Port.STREAMS);
    }

    public String delivery() {
        return ports.http(Port.DELIVERY);
    }

    public String inbox() {
        return delivery() + "/inbox";
    }

    /** The page of a patient; 404 for one whom delivery does not know. */
    public String patientPage(String patient) {
        return ports.http(Port.DELIVERY) + "/patients/" + patient;
    }

    /** The chart of a patient; 404 for one whom the streams app does not know. */
    public String chart(String patient) {
        return streams() + "/charts/" + patient;
    }

    /** The demonstration login, where one was started. */
    public String login() {
        return ports.http(Port.LOGIN);
    }

    /** FHIR of the demonstration EHR, where one was started. */
    public String ehr() {
        return DemoEhr.fhir(ports);
    }

    public String cdsHooks() {
        return ports.http(Port.DELIVERY) + "/cds-services";
    }
}
