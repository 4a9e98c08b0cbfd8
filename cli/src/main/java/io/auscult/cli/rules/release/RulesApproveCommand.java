package io.auscult.cli.rules.release;

import io.auscult.cli.Output;
import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Seal;
import io.auscult.rules.approval.Approvers;
import java.io.IOException;
import java.security.PrivateKey;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code auscult rules approve}: the second person's signature, by which a pack that waits takes force. */
@Command(
        name = "approve",
        description = "Approve a pack that another person has put up, so that it takes force.",
        footer = {
            "",
            "--by names the approver, whose private key signs the pack's files. It must be another person than "
                    + "the one who published. To read what is approved first: auscult rules history PACK@VERSION --files "
                    + "DIR"
        })
public final class RulesApproveCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PACK@VERSION", description = "what waits; see: auscult rules history")
    private String key = "";

    @Mixin
    private Switching switching = new Switching();

    @Mixin
    private KeyOption keys = new KeyOption();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Approvers approvers = switching.approvers();
        PackTopic topic = switching.topic();
        PackHistory history = topic.history(approvers);
        PackRelease waiting = history.pending(key)
                .orElseThrow(() -> new IOException(key + " does not wait for an approval; see: auscult rules history"));
        if (waiting.by().equals(switching.by())) {
            throw new IOException(waiting.by() + " has published " + key + "; another person must approve it (--by)");
        }
        Gate.requireSound(waiting, history, null, switching.home());
        PackRelease approved = approved(waiting, switching.by(), keys.of(switching.by(), approvers));
        PackStep step = PackStep.publish(approved, history, Switching.soonest(), null, true);
        return switching.carryOut(step, topic, history, Output.of(spec));
    }

    static PackRelease approved(PackRelease waiting, String approver, PrivateKey key) {
        Map<String, String> signatures = new TreeMap<>(waiting.signatures());
        signatures.put(Seal.APPROVED.name(approver), Seal.APPROVED.sign(key, approver, waiting.files()));
        return waiting.signed(signatures, approver);
    }
}
