package io.auscult.cli.up;

import io.auscult.rules.approval.ApproversFile;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * One of the three apps.
 *
 * @param memory the heap's limit
 * @param settings by their Spring property names
 */
record App(String name, String main, String memory, Port port, Map<String, String> settings) {
    static final String ADAPTER = "fhir-adapter";
    static final String STREAMS = "streams-app";
    static final String STREAMS_STATE = "streams";
    static final String CALLERS = "cds-hooks.yaml";
    /** A process that ends is noticed at once, so this is only for one that hangs; a busy machine takes its time. */
    private static final Duration LIMIT = Duration.ofMinutes(5);

    static List<App> all(
            Home home, StackConfig config, Ports ports, String siteKey, String databaseUrl, Installation installation) {
        List<App> apps = new ArrayList<>();
        if (config.login()) {
            apps.add(DemoLogin.app(ports));
        }
        if (config.ehr()) {
            apps.add(DemoEhr.app(home, installation));
        }
        Collections.addAll(
                apps,
                adapter(home, config, ports, siteKey),
                streams(home, config, ports, siteKey),
                new App(
                        "delivery",
                        "io.auscult.delivery.app.DeliveryApplication",
                        "-Xmx256m",
                        Port.DELIVERY,
                        with(
                                with(
                                        with(
                                                shared("auscult.delivery", config, ports, siteKey),
                                                with(
                                                        config.login() ? DemoLogin.delivery(ports) : Map.of(),
                                                        config.ehr() ? DemoEhr.delivery(ports) : Map.of())),
                                        callers(home)),
                                Map.of(
                                        "auscult.delivery.approvers", approvers(home),
                                        "auscult.delivery.kafka.registry-url", registryApi(ports),
                                        "auscult.delivery.kafka.topic-prefix", config.topicPrefix(),
                                        "auscult.delivery.consult.url", ports.http(Port.STREAMS),
                                        "auscult.delivery.public-url", ports.http(Port.DELIVERY),
                                        "auscult.delivery.viewers",
                                                ViewersFile.readyIn(home).toString(),
                                        "spring.datasource.url", databaseUrl,
                                        "spring.datasource.username", Database.USER,
                                        "spring.datasource.password", ""))));
        return List.copyOf(apps);
    }

    /**
     * Who may call CDS Hooks: whom the home's file names, or without such a file anybody on this machine, which is the only one that
     * the quickstart answers.
     */
    private static Map<String, String> callers(Home home) {
        Path file = home.file(CALLERS);
        return Files.exists(file)
                ? Map.of("spring.config.import", file.toUri().toString())
                : Map.of("auscult.delivery.cds-hooks.authentication", "none");
    }

    static App adapter(Home home, StackConfig config, Ports ports, String siteKey) {
        return new App(
                ADAPTER,
                "io.auscult.adapter.app.AdapterApplication",
                "-Xmx512m",
                Port.FHIR,
                with(
                        shared("auscult", config, ports, siteKey),
                        Map.of(
                                "auscult.adapter.sources",
                                SourceFiles.readyIn(home).toString(),
                                "auscult.adapter.mllp.port",
                                Integer.toString(ports.of(Port.MLLP)))));
    }

    /** The streams app in the generation that the home remembers. */
    static App streams(Home home, StackConfig config, Ports ports, String siteKey) {
        return streams(STREAMS, home, config, ports, siteKey, Generation.of(home), Map.of());
    }

    /** A generation beside the running one, in silence. */
    static App silentStreams(Home home, StackConfig config, Ports ports, String siteKey, Generation generation) {
        String name = STREAMS + "-g" + generation.number();
        return streams(name, home, config, ports, siteKey, generation, Map.of("auscult.streams.silent", "true"));
    }

    private static App streams(
            String name,
            Home home,
            StackConfig config,
            Ports ports,
            String siteKey,
            Generation generation,
            Map<String, String> more) {
        Map<String, String> own = Map.of(
                "auscult.approvers", approvers(home),
                "auscult.streams.state-dir", home.file(STREAMS_STATE).toString(),
                "auscult.streams.generation", Integer.toString(generation.number()));
        return new App(
                name,
                "io.auscult.streams.app.StreamsApplication",
                "-Xmx320m",
                Port.STREAMS,
                with(with(shared("auscult", config, ports, siteKey), own), more));
    }

    /** The module that the app's classes are in. */
    private String module() {
        return name.startsWith(STREAMS) ? STREAMS : name;
    }

    private static Map<String, String> shared(String under, StackConfig config, Ports ports, String siteKey) {
        return Map.of(
                under + ".kafka.bootstrap-servers", ports.address(Port.KAFKA),
                under + ".registry-url", registryApi(ports),
                under + ".topic-prefix", config.topicPrefix(),
                under + ".site-key", siteKey);
    }

    private static String approvers(Home home) {
        return home.file(ApproversFile.NAME).toString();
    }

    private static String registryApi(Ports ports) {
        return ports.http(Port.REGISTRY) + "/apis/registry/v3";
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(some);
        all.putAll(more);
        return all;
    }

    /** Settings go in a file that only the owner reads: the site key is among them, and a command line is public. */
    JavaProgram program(Home home, Ports ports, Installation installation) {
        Path file = home.file("run").resolve(name + ".properties");
        try {
            PrivateFile.write(file, text(ports), StandardOpenOption.CREATE);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + file + ": " + e.getMessage(), e);
        }
        return new JavaProgram(
                name,
                List.of(memory, "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.auscult.schemas"),
                List.of("-cp", installation.classPath(module()), main),
                List.of("--spring.config.additional-location=" + file.toUri()));
    }

    private String text(Ports ports) throws IOException {
        Properties all = new Properties();
        all.putAll(settings);
        all.setProperty("server.address", "127.0.0.1");
        all.setProperty("server.port", Integer.toString(ports.of(port)));
        StringWriter text = new StringWriter();
        all.store(text, null);
        return text.toString();
    }

    void awaitReady(ChildProcess child, Ports ports) {
        Wait.until(child, LIMIT, () -> Http.status(ports.http(port) + "/actuator/health") == 200);
    }
}
