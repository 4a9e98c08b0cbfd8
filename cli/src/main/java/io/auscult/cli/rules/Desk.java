package io.auscult.cli.rules;

import io.auscult.cli.up.Installation;
import io.auscult.core.concept.Concepts;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.BundledFiles;
import io.auscult.rules.PackFolder;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.rules.drools.RuleFile;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import io.auscult.rules.pack.PpvFloor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where an informaticist works: a folder of packs, or one pack in it, with the catalogue beside them.
 *
 * @param folder a pack's, or one with packs in it
 */
record Desk(Path folder) {

    /** @param folder null for the packs of this project */
    static Desk at(@Nullable Path folder) throws IOException {
        Path packs = folder == null ? Installation.found().root().resolve("rules/packs") : folder;
        if (!Files.isDirectory(packs)) {
            throw new IOException("There is no folder " + packs);
        }
        return new Desk(packs.toAbsolutePath().normalize());
    }

    private static boolean isPack(Path folder) {
        return Files.exists(folder.resolve(PackFiles.PACK));
    }

    /** The folders of the packs that are worked on, in order of name. */
    List<Path> packFolders() throws IOException {
        List<Path> packs = isPack(folder) ? List.of(folder) : packsIn(folder);
        if (packs.isEmpty()) {
            throw new IOException(folder + " holds no pack: no folder in it has a " + PackFiles.PACK);
        }
        return packs;
    }

    private static List<Path> packsIn(Path folder) throws IOException {
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Desk::isPack).sorted().toList();
        }
    }

    /** @throws IOException also when a pack cannot be read, saying why */
    List<PackRelease> packs() throws IOException {
        List<PackRelease> packs = new ArrayList<>();
        for (Path pack : packFolders()) {
            try {
                packs.add(PackFolder.pack(pack, Instant.EPOCH));
            } catch (FilesRefused e) {
                throw new IOException(pack.getFileName() + "/" + e.getMessage(), e);
            }
        }
        return packs;
    }

    /** The rules of these packs and of those beside them, as far as they can be read. */
    Set<RuleId> rules() throws IOException {
        Path parent = isPack(folder) ? folder.getParent() : folder;
        Set<RuleId> rules = new TreeSet<>();
        for (Path pack : parent == null ? List.of(folder) : packsIn(parent)) {
            rules.addAll(rulesOf(pack));
        }
        return rules;
    }

    private static Set<RuleId> rulesOf(Path folder) throws IOException {
        try {
            Pack pack = PackFiles.parse(PackFolder.pack(folder, Instant.EPOCH));
            Set<RuleId> rules = new TreeSet<>();
            pack.ruleFiles()
                    .forEach((file, text) -> rules.addAll(
                            RuleFile.parse(file, text, pack.kind()).ruleLines().keySet()));
            return rules;
        } catch (FilesRefused _) {
            return Set.of();
        }
    }

    /** What the policy packs among these and those beside them ask of alerts that interrupt; without any, what the build's asks. */
    List<PpvFloor> floors() throws IOException {
        Path parent = isPack(folder) ? folder.getParent() : folder;
        List<Pack> beside = new ArrayList<>();
        for (Path pack : parent == null ? List.of(folder) : packsIn(parent)) {
            readable(pack).ifPresent(beside::add);
        }
        boolean ofSite = beside.stream().anyMatch(pack -> pack.kind() == Pack.Kind.POLICY);
        Stream<Pack> asked = ofSite
                ? beside.stream()
                : BundledFiles.packs(Instant.EPOCH).stream().map(PackFiles::parse);
        return asked.flatMap(pack -> Stream.ofNullable(pack.policies().floor())).toList();
    }

    private static Optional<Pack> readable(Path folder) throws IOException {
        try {
            return Optional.of(PackFiles.parse(PackFolder.pack(folder, Instant.EPOCH)));
        } catch (FilesRefused _) {
            return Optional.empty();
        }
    }

    /** The folder of the catalogue beside the packs; empty when the build's is used. */
    Optional<Path> conceptsFolder() {
        return Stream.of(folder.resolveSibling("concepts"), folder.resolve("../../concepts"))
                .map(Path::normalize)
                .filter(concepts -> Files.exists(concepts.resolve("catalogue.yaml")))
                .findFirst();
    }

    Concepts concepts() throws IOException {
        Optional<Path> own = conceptsFolder();
        return parsed(
                own.isPresent() ? PackFolder.concepts(own.get(), Instant.EPOCH) : BundledFiles.concepts(Instant.EPOCH));
    }

    private static Concepts parsed(CatalogueRelease release) throws IOException {
        try {
            return ConceptFiles.parse(release);
        } catch (FilesRefused e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
