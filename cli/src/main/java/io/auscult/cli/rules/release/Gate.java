package io.auscult.cli.rules.release;

import io.auscult.cli.HomeOption;
import io.auscult.core.release.PackRelease;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stands before every release that brings rules into force. */
final class Gate {
    private Gate() {}

    /** @throws IOException with everything that is wrong in the pack, a line each */
    static void requireSound(PackRelease pack, PackHistory history, @Nullable Instant planned, HomeOption home)
            throws IOException {
        Instant now = Instant.now();
        refuse(pack, PackGate.of(home.addresses(), now).errors(pack, history, planned == null ? now : planned));
    }

    /**
     * For a version that was published before: its cases were tried then, and a catalogue that says other things since is no reason to
     * refuse the way back.
     *
     * @throws IOException when it does not compile, or not together with the other packs in force
     */
    static void requireFits(PackRelease pack, PackHistory history, HomeOption home) throws IOException {
        refuse(pack, PackGate.of(home.addresses(), Instant.now()).besideOthers(pack, history.at(pack.inForceFrom())));
    }

    private static void refuse(PackRelease pack, List<String> errors) throws IOException {
        if (!errors.isEmpty()) {
            throw new IOException(pack.key() + " is not published:\n" + String.join("\n", errors));
        }
    }
}
