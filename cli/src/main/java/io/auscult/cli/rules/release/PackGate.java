package io.auscult.cli.rules.release;

import io.auscult.cli.concepts.CatalogueTopic;
import io.auscult.cli.models.DeploymentTopic;
import io.auscult.cli.models.Deployments;
import io.auscult.cli.up.Addresses;
import io.auscult.core.concept.Concepts;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.release.PackRelease;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.signal.RiskModel;
import io.auscult.core.value.Mode;
import io.auscult.models.ModelLoader;
import io.auscult.models.Models;
import io.auscult.rules.PackCheck;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.DroolsRulebook;
import io.auscult.rules.lint.Lint;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Interruptions;
import io.auscult.rules.pack.PpvFloor;
import io.auscult.rules.pack.RuleError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a pack passes before it is published: its own check, with the catalogue and the models in force, and that it compiles together
 * with the other packs that will hold with it. The stream would stop deciding at one that does not.
 */
record PackGate(Concepts concepts, List<RiskModel> models, Map<ModelRef, Mode> modes) {
    PackGate {
        models = List.copyOf(models);
        modes = Map.copyOf(modes);
    }

    static PackGate of(Addresses at, Instant now) {
        Concepts concepts =
                new CatalogueTopic(at).inForce(now).map(ConceptFiles::parse).orElse(Concepts.EMPTY);
        Deployments deployments = new DeploymentTopic(at).all();
        Map<ModelRef, Mode> modes = new TreeMap<>();
        for (ModelRef model : deployments.models()) {
            deployments
                    .inForce(model, now)
                    .map(Deployment::mode)
                    .filter(mode -> mode != Mode.OFF)
                    .ifPresent(mode -> modes.put(model, mode));
        }
        return new PackGate(concepts, loaded(modes, deployments), modes);
    }

    private static List<RiskModel> loaded(Map<ModelRef, Mode> modes, Deployments deployments) {
        List<RiskModel> loaded = new ArrayList<>();
        for (ModelRef ref : modes.keySet()) {
            Optional<ModelFiles> files = deployments.files(ref);
            if (files.isPresent()) {
                ModelLoader.load(files.get()).onChart().ifPresent(loaded::add);
            } else {
                Models.all().stream().filter(model -> model.ref().equals(ref)).forEach(loaded::add);
            }
        }
        return loaded;
    }

    /** Everything that is wrong, each with the pack's id before its file; empty when it may be published. */
    List<String> errors(PackRelease wanted, PackHistory history, Instant inForce) {
        List<RuleError> own = PackCheck.check(wanted, concepts, models);
        return own.isEmpty()
                ? besideOthers(wanted, history.at(inForce))
                : own.stream().map(error -> wanted.id() + "/" + error.words()).toList();
    }

    /**
     * Which alerts will be shown passively though their cards mean them to interrupt, each with its pack's id before its file: those of
     * the pack itself, and where it sets a floor those of all packs.
     */
    static List<String> passive(PackRelease wanted, List<PackRelease> holding) {
        List<PackRelease> all = new ArrayList<>(holding);
        all.removeIf(release -> release.id().equals(wanted.id()));
        all.add(wanted);
        List<PpvFloor> floors = all.stream()
                .flatMap(release ->
                        Stream.ofNullable(Interruptions.parse(release).floor()))
                .toList();
        boolean ofAll = Interruptions.parse(wanted).floor() != null;
        return (ofAll ? all : List.of(wanted))
                .stream()
                        .flatMap(release -> Lint.passive(release, floors).stream()
                                .map(finding -> release.id() + "/" + finding.words()))
                        .toList();
    }

    /** That it compiles together with those that will hold with it. */
    List<String> besideOthers(PackRelease wanted, List<PackRelease> holding) {
        List<PackRelease> all = new ArrayList<>(holding);
        all.removeIf(release -> release.id().equals(wanted.id()));
        all.add(wanted);
        try {
            DroolsRulebook.compile(all, modes);
            return List.of();
        } catch (FilesRefused e) {
            return e.errors().stream().map(RuleError::words).toList();
        }
    }
}
