package io.auscult.cli;

import io.auscult.cli.up.Addresses;
import io.auscult.cli.up.Home;
import io.auscult.cli.up.Installation;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which Auscult a command talks to: the one that was started in this home. */
public final class HomeOption {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "folder of data, logs and state (default: .auscult in the project's folder)")
    private @Nullable Path folder;

    public Path folder() {
        return folder == null ? Installation.found().root().resolve(".auscult") : folder;
    }

    public Home home() {
        return Home.at(folder());
    }

    public Addresses addresses() {
        return Addresses.of(home());
    }
}
