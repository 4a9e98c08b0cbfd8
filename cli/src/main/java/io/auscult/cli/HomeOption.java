package io.auscult.cli;

import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Home;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Which Auscult a command talks to: the one that was started in this home. */
public final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".auscult",
            description = "folder of data, logs and state (default: ${DEFAULT-VALUE})")
    private Path folder = Path.of(".auscult");

    public Path folder() {
        return folder;
    }

    public Home home() {
        return Home.at(folder);
    }

    public Addresses addresses() {
        return Addresses.of(home());
    }
}
