package io.auscult.cli.up;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * One of the three apps.
 *
 * @param memory the heap's limit
 * @param settings by their Spring property names
 */
record App(String name, String main, String memory, Port port, Map<String, String> settings) {
    private static final Duration LIMIT = Duration.ofMinutes(2);

    static List<App> all(Home home, Ports ports, String databaseUrl) {
        return List.of(
                new App(
                        "fhir-adapter",
                        "io.auscult.adapter.app.AdapterApplication",
                        "-Xmx320m",
                        Port.FHIR,
                        Map.of("auscult.adapter.mllp.port", Integer.toString(ports.of(Port.MLLP)))),
                new App(
                        "streams-app",
                        "io.auscult.streams.app.StreamsApplication",
                        "-Xmx320m",
                        Port.STREAMS,
                        Map.of("auscult.streams.state-dir", home.file("streams").toString())),
                new App(
                        "delivery",
                        "io.auscult.delivery.app.DeliveryApplication",
                        "-Xmx256m",
                        Port.DELIVERY,
                        Map.of(
                                "auscult.delivery.consult-url",
                                ports.http(Port.STREAMS),
                                "spring.datasource.url",
                                databaseUrl,
                                "spring.datasource.username",
                                Database.USER,
                                "spring.datasource.password",
                                "")));
    }

    /** Settings go in a file that only the owner reads: the site key is among them, and a command line is public. */
    JavaProgram program(Home home, StackConfig config, Ports ports, String siteKey, Installation installation) {
        Path file = home.file("run").resolve(name + ".properties");
        try {
            PrivateFile.write(file, text(config, ports, siteKey), StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
        return new JavaProgram(
                name,
                List.of(memory, "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.auscult.schemas"),
                List.of("-cp", installation.classPath(name), main),
                List.of("--spring.config.additional-location=" + file.toUri()));
    }

    private String text(StackConfig config, Ports ports, String siteKey) throws IOException {
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("server.address", "127.0.0.1");
        all.setProperty("server.port", Integer.toString(ports.of(port)));
        all.setProperty("auscult.kafka.bootstrap-servers", ports.address(Port.KAFKA));
        all.setProperty("auscult.registry-url", ports.http(Port.REGISTRY) + "/apis/registry/v3");
        all.setProperty("auscult.site-key", siteKey);
        all.setProperty("auscult.topic-prefix", config.topicPrefix());
        all.setProperty("auscult.fhir-base", ports.http(Port.FHIR) + "/fhir");
        StringWriter text = new StringWriter();
        all.store(text, null);
        return text.toString();
    }

    void awaitReady(ChildProcess child, Ports ports) {
        Wait.until(child, LIMIT, () -> Http.status(ports.http(port) + "/actuator/health") == 200);
    }
}
