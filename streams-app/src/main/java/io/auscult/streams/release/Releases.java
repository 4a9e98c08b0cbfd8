package io.auscult.streams.release;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Everything ever published, and what of it is in force at a moment. The version is chosen by the patient's {@code now}, not by
 * arrival; so a replay of the log chooses the same versions. Compilation happens here, when a release arrives, off the hot path.
 */
public final class Releases {
    /**
     * How far ahead of its publication a release takes force at the least. A task may go on while everything published up to
     * {@code now} minus this lead has been read: nothing that is not yet read can be in force.
     */
    public static final Duration LEAD = Duration.ofSeconds(5);

    private static final InForce NOTHING = new InForce(Concepts.EMPTY, List.of(), new NoRulebook());

    private final Compilation compilation;
    private final Map<String, RiskModel> models;
    private final Map<String, PackRelease> packs = new HashMap<>();
    private final Map<String, CatalogueRelease> catalogues = new HashMap<>();
    private final Map<ModelRef, List<Deployment>> deployments = new HashMap<>();
    private final Map<String, Concepts> parsed = new HashMap<>();
    private final Map<String, InForce> compiled = new HashMap<>();
    private volatile NavigableMap<Instant, InForce> bySwitch = new TreeMap<>();
    private volatile Instant readUpTo = Instant.EPOCH;

    public Releases(Compilation compilation, Collection<RiskModel> models) {
        this.compilation = compilation;
        this.models = new HashMap<>();
        models.forEach(model -> this.models.put(model.ref().toString(), model));
    }

    public InForce at(Instant now) {
        Map.Entry<Instant, InForce> entry = bySwitch.floorEntry(now);
        return entry == null ? NOTHING : entry.getValue();
    }

    /** Adds what was published; one call per batch read, so that start-up compiles once. */
    public synchronized void add(
            Collection<CatalogueRelease> newCatalogues,
            Collection<Deployment> newDeployments,
            Collection<PackRelease> newPacks) {
        newCatalogues.forEach(release -> catalogues.put(release.key(), release));
        newPacks.forEach(release -> packs.put(release.key(), release));
        newDeployments.forEach(deployment -> {
            List<Deployment> known = deployments.computeIfAbsent(deployment.model(), _ -> new ArrayList<>());
            if (!known.contains(deployment)) {
                known.add(deployment);
            }
        });
        if (!newCatalogues.isEmpty() || !newDeployments.isEmpty() || !newPacks.isEmpty()) {
            bySwitch = switchPoints();
        }
    }

    /** Everything published before this moment has been added. */
    public synchronized void readUpTo(Instant moment) {
        readUpTo = moment;
        notifyAll();
    }

    /**
     * Waits until nothing unread can be in force at {@code now}.
     *
     * @throws IllegalStateException when the releases could not be read for as long as {@code patience}
     */
    public void awaitReadFor(Instant now, Duration patience) throws InterruptedException {
        if (!readUpTo.isBefore(now.minus(LEAD))) {
            return;
        }
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (this) {
            while (readUpTo.isBefore(now.minus(LEAD))) {
                long left = (deadline - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new IllegalStateException(
                            "Rule packs, deployments and concepts could not be read up to the event's time within "
                                    + patience.toSeconds() + " s; is the broker reachable?");
                }
                wait(left);
            }
        }
    }

    private NavigableMap<Instant, InForce> switchPoints() {
        TreeSet<Instant> moments = new TreeSet<>();
        catalogues.values().forEach(release -> moments.add(release.inForceFrom()));
        packs.values().forEach(release -> moments.add(release.inForceFrom()));
        deployments.values().forEach(all -> all.forEach(deployment -> moments.add(deployment.inForceFrom())));
        NavigableMap<Instant, InForce> points = new TreeMap<>();
        moments.forEach(moment -> points.put(moment, inForce(moment)));
        return points;
    }

    private InForce inForce(Instant moment) {
        Optional<CatalogueRelease> catalogue =
                newest(catalogues.values(), CatalogueRelease::inForceFrom, CatalogueRelease::key, moment);
        Map<ModelRef, Mode> modes = modesAt(moment);
        List<PackRelease> rulePacks = packsAt(moment);
        String key = catalogue.map(CatalogueRelease::key).orElse("none")
                + modes
                + rulePacks.stream().map(PackRelease::key).toList();
        return compiled.computeIfAbsent(
                key,
                _ -> new InForce(
                        catalogue.map(this::concepts).orElse(Concepts.EMPTY),
                        deployed(modes),
                        compilation.rulebook(rulePacks, modes)));
    }

    private Concepts concepts(CatalogueRelease release) {
        return parsed.computeIfAbsent(release.key(), _ -> compilation.concepts(release));
    }

    private Map<ModelRef, Mode> modesAt(Instant moment) {
        Map<ModelRef, Mode> modes = new TreeMap<>();
        deployments.forEach((model, all) -> newest(
                        all, Deployment::inForceFrom, d -> d.mode().word(), moment)
                .filter(deployment -> deployment.mode() != Mode.OFF)
                .ifPresent(deployment -> modes.put(model, deployment.mode())));
        return modes;
    }

    private List<PackRelease> packsAt(Instant moment) {
        Map<String, List<PackRelease>> byId = new TreeMap<>();
        packs.values()
                .forEach(pack ->
                        byId.computeIfAbsent(pack.id(), _ -> new ArrayList<>()).add(pack));
        return byId.values().stream()
                .flatMap(all -> newest(all, PackRelease::inForceFrom, PackRelease::key, moment).stream())
                .toList();
    }

    private List<Deployed> deployed(Map<ModelRef, Mode> modes) {
        List<Deployed> deployed = new ArrayList<>();
        modes.forEach((ref, mode) -> {
            RiskModel model = models.get(ref.toString());
            if (model != null) {
                deployed.add(new Deployed(model, mode));
            }
        });
        return deployed;
    }

    private static <T> Optional<T> newest(
            Collection<T> all, Function<T, Instant> inForceFrom, Function<T, String> name, Instant moment) {
        return all.stream()
                .filter(one -> !inForceFrom.apply(one).isAfter(moment))
                .max(Comparator.comparing(inForceFrom).thenComparing(name));
    }
}
