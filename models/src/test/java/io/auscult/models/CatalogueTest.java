package io.auscult.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.concept.ConceptId;
import io.auscult.core.signal.RiskModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A concept that the catalogue does not describe is never on a chart: a model that reads one would wait for ever. */
class CatalogueTest {
    private static final Path CONCEPTS = Path.of("..", "rules", "concepts", "concepts.csv");

    @Test
    void describesEveryConceptThatAModelReads() throws IOException {
        Set<String> described = Files.readAllLines(CONCEPTS).stream()
                .filter(line -> line.indexOf(',') > 0)
                .map(line -> line.substring(0, line.indexOf(',')))
                .collect(Collectors.toSet());

        for (RiskModel model : Models.all()) {
            assertThat(model.reads().stream()
                            .filter(concept -> !concept.equals(ConceptId.DEMOGRAPHICS))
                            .map(concept -> concept.plain().value()))
                    .as(model.ref().toString())
                    .isSubsetOf(described);
        }
    }
}
