package io.auscult.cli.up;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/** A single Kafka node, broker and controller in one (KRaft), with its data in the home. */
record Broker(Home home, Ports ports) {
    static final String NAME = "kafka";

    /** Any 16 bytes; fixed, so that a home formatted once is recognised for ever. */
    private static final String CLUSTER_ID = "QXVzY3VsdFF1aWNrc3QwMQ";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    JavaProgram program(Installation installation) {
        return java(NAME, "-Xmx384m", installation, "kafka.Kafka", properties().toString());
    }

    private JavaProgram java(String name, String memory, Installation installation, String main, String... arguments) {
        return new JavaProgram(
                name,
                List.of(memory, "-Dlogback.configurationFile=" + logging()),
                List.of("-cp", installation.classPath("cli"), main),
                List.of(arguments));
    }

    /** Writes the configuration, and formats the data folder if it is new. */
    void prepare(Installation installation) {
        try {
            Files.writeString(properties(), configuration());
            Files.writeString(logging(), LOGBACK);
        } catch (IOException e) {
            throw new StartFailure("Cannot write " + properties() + ": " + e.getMessage(), e);
        }
        if (!Files.isRegularFile(data().resolve("meta.properties"))) {
            format(installation);
        }
    }

    private void format(Installation installation) {
        JavaProgram format = java(
                "kafka-format",
                "-Xmx128m",
                installation,
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER_ID,
                "-c",
                properties().toString());
        ChildProcess child =
                ChildProcess.start("kafka-format", format.command(home, false), Map.of(), home.log("kafka-format"));
        child.onExit().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        if (!Files.isRegularFile(data().resolve("meta.properties"))) {
            throw child.failure("did not format Kafka's data folder");
        }
    }

    void awaitReady(ChildProcess child) {
        Wait.until(child, LIMIT, () -> child.logContains("Kafka Server started"));
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", ports.address(Port.KAFKA)))) {
            Wait.until(
                    child,
                    LIMIT,
                    () -> !admin.describeCluster()
                            .nodes()
                            .get(5, TimeUnit.SECONDS)
                            .isEmpty());
        }
    }

    private Path data() {
        return home.file("kafka");
    }

    private Path properties() {
        return home.file("run").resolve("kafka.properties");
    }

    private Path logging() {
        return home.file("run").resolve("kafka-logback.xml");
    }

    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://%1$s,CONTROLLER://%2$s
                controller.quorum.voters=1@%2$s
                log.dirs=%3$s
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                auto.create.topics.enable=false
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(
                        ports.address(Port.KAFKA),
                        ports.address(Port.KAFKA_CONTROLLER),
                        data().toString().replace("\\", "\\\\"));
    }

    private static final String LOGBACK = """
            <configuration>
              <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                <encoder><pattern>%d %p %c{0} %m%n</pattern></encoder>
              </appender>
              <root level="INFO"><appender-ref ref="OUT"/></root>
            </configuration>
            """;
}
