package io.auscult.cli.up;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The schema registry: Apicurio, with its storage in an H2 file of the home, so that schema ids survive. */
record Registry(Home home, Ports ports) {
    static final String NAME = "registry";
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration CALL_LIMIT = Duration.ofSeconds(20);

    JavaProgram program(Installation installation) {
        return new JavaProgram(
                NAME,
                List.of(
                        "-Xmx256m",
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + ports.of(Port.REGISTRY),
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + ports.of(Port.REGISTRY_MANAGEMENT),
                        "-Dquarkus.log.console.format=%d{yyyy-MM-dd HH:mm:ss,SSS} %p %c{1} %m%n",
                        "-Dquarkus.log.category.\"io.quarkus.vertx.http.runtime.filters.accesslog\".level=WARN"),
                List.of("-jar", installation.registry().toString()),
                List.of());
    }

    Map<String, String> environment() {
        return Map.of(
                "APICURIO_STORAGE_KIND", "sql",
                "APICURIO_STORAGE_SQL_KIND", "h2",
                "APICURIO_DATASOURCE_URL",
                        "jdbc:h2:file:" + home.file("registry").resolve("registry"));
    }

    /** Waits until it answers, then asks for full transitive compatibility: any reader reads any version. */
    void awaitReady(ChildProcess child) {
        Wait.until(child, LIMIT, () -> Http.status(api() + "/subjects") == 200);
        try {
            HttpResponse<String> answer = Http.send(
                    "PUT",
                    api() + "/config",
                    "application/vnd.schemaregistry.v1+json",
                    "{\"compatibility\":\"FULL_TRANSITIVE\"}".getBytes(StandardCharsets.UTF_8),
                    CALL_LIMIT);
            if (answer.statusCode() != 200) {
                throw new StartFailure("The schema registry refused FULL_TRANSITIVE compatibility: " + answer.body());
            }
        } catch (IOException e) {
            throw child.failure("stopped answering");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while starting", e);
        }
    }

    private String api() {
        return ports.http(Port.REGISTRY) + "/apis/ccompat/v7";
    }
}
