package io.auscult.cli.up;

import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which of the shipped models are deployed at a start. One that the site has a mode for keeps it. A new version of a model of the
 * build takes the place and the mode of the version that this build no longer has, which goes off. And no shipped model becomes a
 * second active version beside one of the site.
 */
final class Succession {
    private static final Comparator<Deployment> OLDEST_FIRST = Comparator.comparing(Deployment::inForceFrom)
            .thenComparing(deployment -> deployment.mode().word());

    private final Map<ModelRef, List<Deployment>> standing = new TreeMap<>();
    private final Set<ModelRef> shipped;

    private Succession(Collection<Deployment> shipped, Collection<Deployment> standing) {
        this.shipped = shipped.stream().map(Deployment::model).collect(Collectors.toSet());
        standing.stream()
                .sorted(OLDEST_FIRST)
                .forEach(each -> this.standing
                        .computeIfAbsent(each.model(), _ -> new ArrayList<>())
                        .add(each));
    }

    /**
     * What is to be written.
     *
     * @param shipped in force from when they are to be
     */
    static List<Deployment> of(Collection<Deployment> shipped, Collection<Deployment> standing) {
        Succession succession = new Succession(shipped, standing);
        return shipped.stream()
                .filter(each -> !succession.standing.containsKey(each.model()))
                .flatMap(each -> succession.deployed(each).stream())
                .toList();
    }

    private List<Deployment> deployed(Deployment next) {
        List<ModelRef> replaced = others(next).stream()
                .filter(model -> !shipped.contains(model) && files(model).isEmpty())
                .toList();
        Mode mode =
                replaced.stream().map(this::mode).min(Comparator.naturalOrder()).orElse(next.mode());
        boolean rival = others(next).stream().anyMatch(model -> !replaced.contains(model) && mode(model) == Mode.LIVE);
        List<Deployment> deployments = new ArrayList<>();
        for (ModelRef model : replaced) {
            if (mode(model) != Mode.OFF) {
                deployments.add(new Deployment(
                        model, Mode.OFF, next.inForceFrom(), "", "This version of Auscult has " + next.model(), null));
            }
        }
        deployments.add(new Deployment(
                next.model(),
                rival ? mode.and(Mode.SHADOW) : mode,
                next.inForceFrom(),
                next.by(),
                next.why(),
                next.files()));
        return deployments;
    }

    private List<ModelRef> others(Deployment next) {
        return standing.keySet().stream()
                .filter(model -> model.id().equals(next.model().id()) && !model.equals(next.model()))
                .toList();
    }

    private List<Deployment> files(ModelRef model) {
        return standing.getOrDefault(model, List.of()).stream()
                .filter(each -> each.files() != null)
                .toList();
    }

    private Mode mode(ModelRef model) {
        List<Deployment> all = standing.getOrDefault(model, List.of());
        return all.isEmpty() ? Mode.OFF : all.getLast().mode();
    }
}
