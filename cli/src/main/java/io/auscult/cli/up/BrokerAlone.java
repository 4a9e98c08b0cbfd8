package io.auscult.cli.up;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A Kafka node by itself, in a home of its own, for measuring. */
public final class BrokerAlone implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChildProcess process;
    private final String address;

    private BrokerAlone(ChildProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @throws StartFailure with the end of the broker's log */
    public static BrokerAlone start(Path folder, Installation installation) {
        Home home = Home.open(folder);
        Ports ports = Ports.anyFree().claimed();
        Broker broker = new Broker(home, ports);
        broker.prepare(installation);
        ChildProcess process = ChildProcess.start(
                Broker.NAME, broker.program(installation).command(home, false), Map.of(), home.log(Broker.NAME));
        BrokerAlone alone = new BrokerAlone(process, ports.address(Port.KAFKA));
        try {
            broker.awaitReady(process);
        } catch (RuntimeException e) {
            alone.close();
            throw e;
        }
        return alone;
    }

    public String address() {
        return address;
    }

    @Override
    public void close() {
        process.stop(PATIENCE);
    }
}
