package io.auscult.cli.bench;

import io.auscult.cli.up.BrokerAlone;
import io.auscult.cli.up.Installation;
import java.io.IOException;
import java.nio.file.Path;

/** A broker and a folder for one bench; both are gone afterwards, also when the bench is interrupted. */
final class Workplace implements AutoCloseable {
    private final BenchFolder folder;
    private final BrokerAlone broker;

    private Workplace(BenchFolder folder, BrokerAlone broker) {
        this.folder = folder;
        this.broker = broker;
    }

    static Workplace start(Installation installation) throws IOException {
        BenchFolder folder = BenchFolder.make();
        try {
            return new Workplace(
                    folder, folder.holding(BrokerAlone.start(folder.path().resolve("broker"), installation)));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    Path folder() {
        return folder.path();
    }

    /** The broker's. */
    String address() {
        return broker.address();
    }

    @Override
    public void close() {
        folder.close();
    }
}
