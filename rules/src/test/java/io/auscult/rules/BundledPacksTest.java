package io.auscult.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.concept.Concepts;
import io.auscult.core.release.PackRelease;
import io.auscult.rules.cases.CaseResult;
import io.auscult.rules.cases.CaseRunner;
import io.auscult.rules.concept.ConceptFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The packs and concepts in this repository are fit to be published, and every case of theirs comes out as written. */
class BundledPacksTest {
    private static final Concepts CONCEPTS = ConceptFiles.parse(BundledFiles.concepts(Instant.EPOCH));
    private static final List<PackRelease> PACKS = BundledFiles.packs(Instant.EPOCH);

    @TestFactory
    Stream<DynamicTest> everyCaseComesOutAsWritten() {
        CaseRunner runner = new CaseRunner(CONCEPTS, List.of());
        return PACKS.stream()
                .flatMap(pack -> runner.run(pack).stream())
                .map(result -> DynamicTest.dynamicTest(result.rule() + ": " + result.name(), () -> comesOut(result)));
    }

    private static void comesOut(CaseResult result) {
        assertThat(result.passed())
                .as(
                        "%s:%d given %s%nexpected %s%ngot %s",
                        result.file(), result.line(), result.given(), result.expected(), result.got())
                .isTrue();
    }

    @Test
    void everyPackMayBePublished() {
        for (PackRelease pack : PACKS) {
            assertThat(PackCheck.check(pack, CONCEPTS)).as(pack.id()).isEmpty();
        }
    }

    @Test
    void theJarCarriesWhatTheFoldersHold() throws IOException {
        assertThat(PackFolder.packs(Path.of("packs"), Instant.EPOCH)).isEqualTo(PACKS);
        assertThat(PackFolder.concepts(Path.of("concepts"), Instant.EPOCH))
                .isEqualTo(BundledFiles.concepts(Instant.EPOCH));
    }
}
