package io.auscult.cli.backtest;

import io.auscult.cli.HomeOption;
import io.auscult.cli.rules.PackVersions;
import io.auscult.core.release.PackRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which packs a command means by a word. */
final class PacksOf {
    private PacksOf() {}

    /**
     * A folder of packs stands for itself; one pack, in a folder or published, takes the place of its earlier version among the others.
     *
     * @param named a folder of packs, a pack's folder, {@code PACK@VERSION}, or {@code PACK} for the version that was published last
     * @throws IOException when there is no such pack, or it cannot be read
     */
    static List<PackRelease> named(String named, Collection<PackRelease> others, HomeOption home) throws IOException {
        Map<String, PackRelease> found = PackVersions.of(named, home);
        if (isOfPacks(named)) {
            return List.copyOf(found.values());
        }
        Map<String, PackRelease> all = new TreeMap<>();
        others.forEach(pack -> all.put(pack.id(), pack));
        all.putAll(found);
        return List.copyOf(all.values());
    }

    private static boolean isOfPacks(String named) {
        Path folder = Path.of(named);
        return Files.isDirectory(folder) && !Files.exists(folder.resolve("pack.yaml"));
    }
}
