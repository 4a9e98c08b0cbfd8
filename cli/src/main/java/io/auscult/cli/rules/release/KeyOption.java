package io.auscult.cli.rules.release;

import io.auscult.rules.approval.Approvers;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.TreeMap;
import picocli.CommandLine.Option;

/** Where the private keys of the people are who work on this machine. */
final class KeyOption {
    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "folder of your private key (default: .auscult/keys in your own home folder)")
    private Path folder = Path.of(System.getProperty("user.home", ""), ".auscult", "keys");

    Path folder() {
        return folder;
    }

    /** @throws IOException when this person may not publish or approve here, or the key is not at hand */
    PrivateKey of(String person, Approvers approvers) throws IOException {
        if (!approvers.people().containsKey(person)) {
            throw new IOException("\"" + person + "\" is not among the people of approvers.yaml: "
                    + String.join(", ", new TreeMap<>(approvers.people()).keySet()) + ". Say who you are with --by");
        }
        return KeyFile.read(folder, person);
    }
}
