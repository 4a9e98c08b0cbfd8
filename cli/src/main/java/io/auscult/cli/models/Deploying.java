package io.auscult.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.Exit;
import io.auscult.cli.models.DeploymentStep.Wish;
import io.auscult.core.signal.Deployment;
import io.auscult.core.value.Mode;
import io.auscult.streams.release.Releases;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Option;

/** What every switch of a model has in common: who and why, and that it takes force a few seconds ahead. */
final class Deploying {
    /** Beyond the lead that every release needs: time for the broker to have it. */
    private static final Duration AHEAD = Releases.LEAD.plusSeconds(5);

    @Option(names = "--by", paramLabel = "NAME", description = "who decided it (default: the user of this machine)")
    private String by = System.getProperty("user.name", "");

    @Option(names = "--json", description = "print JSON")
    private boolean json;

    String by() {
        return by;
    }

    int carryOut(Wish wish, DeploymentTopic topic, PrintWriter out) throws IOException {
        Instant soonest = Instant.now().plus(AHEAD).truncatedTo(ChronoUnit.MILLIS);
        return switch (DeploymentStep.of(wish, topic.all(), soonest)) {
            case DeploymentStep.Write(List<Deployment> deployments) -> {
                topic.write(deployments);
                deployments.forEach(deployment -> tell(deployment, "published", out));
                yield Exit.OK;
            }
            case DeploymentStep.Standing(Deployment standing) -> {
                tell(standing, "standing", out);
                yield Exit.OK;
            }
            case DeploymentStep.Refused(String reason) -> throw new IOException(reason);
        };
    }

    private void tell(Deployment deployment, String outcome, PrintWriter out) {
        String mode = ModelsListCommand.word(deployment.mode());
        out.println(
                json
                        ? new ObjectMapper()
                                .createObjectNode()
                                .put("outcome", outcome)
                                .put("model", deployment.model().toString())
                                .put("mode", mode)
                                .put("inForceFrom", deployment.inForceFrom().toString())
                        : deployment.model() + " is " + mode
                                + (outcome.equals("standing") ? " already, since " : " from ")
                                + deployment.inForceFrom() + " on" + consequence(deployment.mode()));
    }

    private static String consequence(Mode mode) {
        return switch (mode) {
            case LIVE -> "";
            case SHADOW -> ": scored and recorded, never shown";
            case OFF -> ": alerts that rest on it are no longer shown, and are withdrawn at each patient's next event";
        };
    }
}
