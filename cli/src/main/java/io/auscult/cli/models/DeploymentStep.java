package io.auscult.cli.models;

import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a wish to put a model to work, or to take it off, comes to, given what was published before. */
sealed interface DeploymentStep {
    /** Write these, all in force from the same moment. */
    record Write(List<Deployment> deployments) implements DeploymentStep {
        public Write {
            deployments = List.copyOf(deployments);
        }
    }

    /** It is so already, or will be as soon as this takes force. */
    record Standing(Deployment deployment) implements DeploymentStep {}

    record Refused(String reason) implements DeploymentStep {}

    /**
     * @param files null for a model that comes with the build, and for a mere change of mode
     * @param instead whether a version that is active makes way; else two active versions are refused
     */
    record Wish(
            ModelRef model,
            Mode mode,
            String by,
            String why,
            @Nullable ModelFiles files,
            boolean instead) {}

    /** @param soonest when it takes force; later when the model has a switch still ahead */
    static DeploymentStep of(Wish wish, Deployments standing, Instant soonest) {
        Optional<ModelFiles> known = standing.files(wish.model());
        if (wish.files() != null && known.isPresent() && !known.get().equals(wish.files())) {
            return new Refused(wish.model()
                    + " was deployed with other files, and signals by it say so. Raise the version in card.yaml.");
        }
        Optional<Deployment> last = standing.last(wish.model());
        if (last.isPresent() && last.get().mode() == wish.mode()) {
            return new Standing(last.get());
        }
        List<ModelRef> active = wish.mode() == Mode.LIVE ? otherActive(wish.model(), standing) : List.of();
        if (!active.isEmpty() && !wish.instead()) {
            return new Refused(active.getFirst() + " is active, and rules can read one version of a model only. Deploy "
                    + wish.model() + " in shadow, or with --instead, which takes the other off at the same moment.");
        }
        return new Write(written(wish, standing, active, soonest, known.isEmpty() ? wish.files() : null));
    }

    private static List<Deployment> written(
            Wish wish, Deployments standing, List<ModelRef> active, Instant soonest, @Nullable ModelFiles files) {
        List<ModelRef> switched = new ArrayList<>(active);
        switched.add(wish.model());
        Instant from = switched.stream()
                .flatMap(model -> standing.last(model).stream())
                .map(deployment -> deployment.inForceFrom().plusMillis(1))
                .filter(soonest::isBefore)
                .max(Instant::compareTo)
                .orElse(soonest);
        List<Deployment> deployments = new ArrayList<>();
        active.forEach(model -> deployments.add(
                new Deployment(model, Mode.OFF, from, wish.by(), wish.model() + " instead: " + wish.why(), null)));
        deployments.add(new Deployment(wish.model(), wish.mode(), from, wish.by(), wish.why(), files));
        return deployments;
    }

    private static List<ModelRef> otherActive(ModelRef model, Deployments standing) {
        return standing.versions(model.id()).stream()
                .filter(other -> !other.equals(model) && standing.lastMode(other) == Mode.LIVE)
                .toList();
    }
}
