package io.auscult.cli.chart;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.rules.concept.ConceptFiles;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every catalogue ever published: at each moment the one that the stream reads by. */
public final class Catalogues {
    private static final Comparator<CatalogueRelease> OLDEST_FIRST =
            Comparator.comparing(CatalogueRelease::inForceFrom).thenComparing(CatalogueRelease::key);

    private final List<CatalogueRelease> releases;
    private final Map<String, Concepts> parsed = new HashMap<>();

    public Catalogues(Collection<CatalogueRelease> releases) {
        this.releases = releases.stream().sorted(OLDEST_FIRST).toList();
    }

    Concepts at(Instant now) {
        return releases.stream()
                .filter(release -> !release.inForceFrom().isAfter(now))
                .reduce((_, later) -> later)
                .map(release -> parsed.computeIfAbsent(release.key(), _ -> ConceptFiles.parse(release)))
                .orElse(Concepts.EMPTY);
    }
}
