package io.auscult.streams.release;

import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.Rulebook;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Pauses;
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
import org.jspecify.annotations.Nullable;

/**
 * Everything ever published, and what of it is in force at a moment. The version is chosen by the patient's {@code now}, not by
 * arrival; so a replay of the log chooses the same versions. Compilation happens here, when a release arrives, off the hot path.
 */
public final class Releases {
    /**
     * How far ahead of its publication a release takes force at the least. A task may go on while everything published up to
     * {@code now} minus this lead has been read: nothing that is not yet read can be in force.
     */
    public static final Duration LEAD = PackRelease.LEAD;

    private static final InForce NOTHING = new InForce(Concepts.EMPTY, List.of(), new NoRulebook());

    private final Compilation compilation;
    private final LoadedModels models;
    private final Map<String, PublishedPack> packs = new HashMap<>();
    private final Map<String, CatalogueRelease> catalogues = new HashMap<>();
    private final Map<ModelRef, List<Deployment>> deployments = new TreeMap<>();
    private final Map<String, Concepts> parsed = new HashMap<>();
    private final Map<String, String> refused = new TreeMap<>();
    private final Map<String, InForce> compiled = new HashMap<>();
    private volatile NavigableMap<Instant, InForce> bySwitch = new TreeMap<>();
    private volatile List<PackRelease> counting = List.of();
    private volatile Instant readUpTo = Instant.EPOCH;

    /** @param models those of the build; the others are loaded from the folders that they were deployed as */
    public Releases(Compilation compilation, Collection<RiskModel> models) {
        this(compilation, models, ModelLoading::folder);
    }

    /** @param models those of the build */
    public Releases(Compilation compilation, Collection<RiskModel> models, ModelLoading loading) {
        this.compilation = compilation;
        this.models = new LoadedModels(models, loading);
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
        newPacks.stream()
                .filter(release -> !release.pending())
                .forEach(release -> packs.put(release.switchKey(), PublishedPack.of(release)));
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
        packs.values().forEach(pack -> moments.add(pack.inForceFrom()));
        deployments.values().forEach(all -> all.forEach(deployment -> moments.add(deployment.inForceFrom())));
        NavigableMap<Instant, InForce> points = new TreeMap<>();
        moments.forEach(moment -> points.put(moment, inForce(moment)));
        counting = counting();
        return points;
    }

    private InForce inForce(Instant moment) {
        Optional<CatalogueRelease> catalogue =
                newest(catalogues.values(), CatalogueRelease::inForceFrom, CatalogueRelease::key, moment);
        List<Deployed> deployed = deployedAt(moment);
        while (true) {
            List<PublishedPack> rulePacks = packsAt(moment);
            String key = catalogue.map(CatalogueRelease::key).orElse("none")
                    + deployed.stream().map(Deployed::word).toList()
                    + rulePacks.stream().map(PublishedPack::made).toList();
            try {
                return compiled.computeIfAbsent(
                        key,
                        _ -> new InForce(
                                catalogue.map(this::concepts).orElse(Concepts.EMPTY),
                                deployed,
                                rulebook(rulePacks, deployed)));
            } catch (PackRefused e) {
                refused.put(e.pack.release().switchKey(), e.pack.release().key() + ": " + e.getMessage());
            }
        }
    }

    private Rulebook rulebook(List<PublishedPack> rulePacks, List<Deployed> deployed) {
        try {
            return compiledOf(rulePacks, deployed);
        } catch (RuntimeException e) {
            for (PublishedPack pack : rulePacks) {
                alone(pack, deployed);
            }
            throw new PackRefused(
                    rulePacks.stream()
                            .max(Comparator.comparing(PublishedPack::inForceFrom)
                                    .thenComparing(PublishedPack::made))
                            .orElseThrow(() -> e),
                    e);
        }
    }

    /** Which of the packs it is; where each compiles alone, it is the newest that does not go with the others. */
    private void alone(PublishedPack pack, List<Deployed> deployed) {
        try {
            compiledOf(List.of(pack), deployed);
        } catch (RuntimeException e) {
            throw new PackRefused(pack, e);
        }
    }

    private Rulebook compiledOf(List<PublishedPack> rulePacks, List<Deployed> deployed) {
        return compilation.rulebook(
                rulePacks.stream().map(PublishedPack::release).toList(), modes(deployed));
    }

    /**
     * What was published and takes no force, because it does not compile or does not go with what was in force; the pack's version
     * before it stays. By the key of the record, with the version and why.
     */
    public synchronized Map<String, String> refused() {
        return Map.copyOf(refused);
    }

    /** Of every pack the release that is in force at a moment. Waits for no compilation. */
    public Collection<PackRelease> packs(Instant moment) {
        return Pauses.holding(counting, moment);
    }

    private static final class PackRefused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient PublishedPack pack;

        PackRefused(PublishedPack pack, RuntimeException why) {
            super(String.valueOf(why.getMessage()), why);
            this.pack = pack;
        }
    }

    private Concepts concepts(CatalogueRelease release) {
        return parsed.computeIfAbsent(release.key(), _ -> compilation.concepts(release));
    }

    /** Those that are not off, in the order of their reference. */
    private List<Deployed> deployedAt(Instant moment) {
        List<Deployed> deployed = new ArrayList<>();
        deployments.forEach((model, all) -> newest(all, moment)
                .filter(deployment -> deployment.mode() != Mode.OFF)
                .ifPresent(deployment -> {
                    ModelFiles files = filesAt(all, moment);
                    deployed.add(
                            new Deployed(models.of(model, files), deployment.mode(), LoadedModels.name(model, files)));
                }));
        return deployed;
    }

    private static Optional<Deployment> newest(Collection<Deployment> all, Instant moment) {
        return newest(all, Deployment::inForceFrom, d -> d.mode().word(), moment);
    }

    /** The files came with the deployment that first named the model; a change of mode brings none. */
    private static @Nullable ModelFiles filesAt(List<Deployment> all, Instant moment) {
        List<Deployment> withFiles =
                all.stream().filter(deployment -> deployment.files() != null).toList();
        return newest(withFiles, moment).map(Deployment::files).orElse(null);
    }

    private static Map<ModelRef, Mode> modes(List<Deployed> deployed) {
        Map<ModelRef, Mode> modes = new TreeMap<>();
        deployed.forEach(each -> modes.put(each.model().ref(), each.mode()));
        return modes;
    }

    /** What compiles, without the pauses that stop what did not hold. */
    private List<PackRelease> counting() {
        return Pauses.counting(packs.entrySet().stream()
                .filter(pack -> !refused.containsKey(pack.getKey()))
                .map(pack -> pack.getValue().release())
                .toList());
    }

    private List<PublishedPack> packsAt(Instant moment) {
        Map<String, List<PublishedPack>> byId = new TreeMap<>();
        counting().stream()
                .flatMap(release -> Optional.ofNullable(packs.get(release.switchKey())).stream())
                .forEach(pack -> byId.computeIfAbsent(pack.release().id(), _ -> new ArrayList<>())
                        .add(pack));
        return byId.values().stream()
                .flatMap(all -> newest(all, PublishedPack::inForceFrom, PublishedPack::made, moment).stream())
                .toList();
    }

    private static <T> Optional<T> newest(
            Collection<T> all, Function<T, Instant> inForceFrom, Function<T, String> name, Instant moment) {
        return all.stream()
                .filter(one -> !inForceFrom.apply(one).isAfter(moment))
                .max(Comparator.comparing(inForceFrom).thenComparing(name));
    }
}
