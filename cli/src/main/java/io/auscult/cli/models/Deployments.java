package io.auscult.cli.models;

import io.auscult.core.release.ModelFiles;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every deployment ever published, oldest first by model: what is in force at a moment is chosen as the stream chooses it. */
public final class Deployments {
    private static final Comparator<Deployment> OLDEST_FIRST = Comparator.comparing(Deployment::inForceFrom)
            .thenComparing(deployment -> deployment.mode().word());

    private final Map<ModelRef, List<Deployment>> byModel = new TreeMap<>();

    Deployments(Collection<Deployment> all) {
        all.stream()
                .sorted(OLDEST_FIRST)
                .forEach(deployment -> byModel.computeIfAbsent(deployment.model(), _ -> new ArrayList<>())
                        .add(deployment));
    }

    public List<ModelRef> models() {
        return List.copyOf(byModel.keySet());
    }

    List<ModelRef> versions(String id) {
        return byModel.keySet().stream().filter(model -> model.id().equals(id)).toList();
    }

    /** Oldest first; empty for a model that was never deployed. */
    List<Deployment> history(ModelRef model) {
        return List.copyOf(byModel.getOrDefault(model, List.of()));
    }

    /** The one that holds; a switch that is still ahead does not. */
    public Optional<Deployment> inForce(ModelRef model, Instant now) {
        return history(model).stream()
                .filter(deployment -> !deployment.inForceFrom().isAfter(now))
                .reduce((_, later) -> later);
    }

    /** The one that will hold when every switch has taken force. */
    Optional<Deployment> last(ModelRef model) {
        return history(model).stream().reduce((_, later) -> later);
    }

    /** The mode that the model will have when every switch has taken force; off when it was never deployed. */
    Mode lastMode(ModelRef model) {
        return last(model).map(Deployment::mode).orElse(Mode.OFF);
    }

    /** The files that it was last deployed with; none for one that comes with the build. */
    public Optional<ModelFiles> files(ModelRef model) {
        return history(model).stream()
                .flatMap(deployment -> Optional.ofNullable(deployment.files()).stream())
                .reduce((_, later) -> later);
    }
}
