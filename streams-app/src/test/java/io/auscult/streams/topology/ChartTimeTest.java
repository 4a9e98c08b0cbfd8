package io.auscult.streams.topology;

import static io.auscult.core.fixture.Said.PATIENT;
import static io.auscult.streams.topology.Rise.ELECSYS;
import static io.auscult.streams.topology.Rise.T0;
import static io.auscult.streams.topology.Rise.T1;
import static io.auscult.streams.topology.Rise.TROPONIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.alert.Alert;
import io.auscult.core.chart.Fact;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.value.Code;
import io.auscult.rules.BundledFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What time does to a chart: facts grow too old, and another catalogue reads them. */
class ChartTimeTest {
    private static final Code NOBODY_KNOWS = new Code("urn:v2:99LAB", "NOBODY-KNOWS");
    private static final Code GLUCOSE = new Code(Code.LOINC, "2345-7");

    @TempDir
    Path stateDir;

    @Test
    void trimsWhatIsPastItsAgeAndKeepsTheRest() {
        try (Scenario scenario = Scenario.at(T0, stateDir)) {
            scenario.given(
                    Said.at(T0).person(Sex.MALE, "1960-01-01"),
                    Said.at(T0).result("old", NOBODY_KNOWS, "1", "mg/dL", T0.minus(Duration.ofDays(399))),
                    Said.at(T0).result("new", NOBODY_KNOWS, "1", "mg/dL", T0.minus(Duration.ofDays(9))),
                    Said.at(T0).result("glucose", GLUCOSE, "99", "mg/dL", T0.minus(Duration.ofDays(4_000))),
                    Said.at(T0).retracted("taken-back"));
            scenario.clockGoesOn(Duration.ofDays(31));
            assertThat(scenario.chart(PATIENT))
                    .extracting(Fact::key)
                    .extracting(key -> key.value())
                    .containsExactlyInAnyOrder("glucose", "new", "person", "taken-back");
        }
    }

    @Test
    void decidesByWhatANewCatalogueMakesOfOldFacts() {
        Instant takesForce = T1.plus(Duration.ofMinutes(10));
        try (Scenario scenario = Scenario.withCatalogue(withoutTroponin(), takesForce, stateDir)) {
            var before = scenario.given(Said.at(T0).person(Sex.MALE, "1960-01-01"))
                    .when(
                            Said.at(T0).byMethod(ELECSYS).result("t0", TROPONIN, "14", "ng/L", T0),
                            Said.at(T1).byMethod(ELECSYS).result("t1", TROPONIN, "41", "ng/L", T1));
            assertThat(before.alerts()).isEmpty();
            var after = scenario.when(
                    Said.at(takesForce.plusSeconds(1)).result("any", NOBODY_KNOWS, "1", "mg/dL", takesForce));
            assertThat(after.alerts()).singleElement().isInstanceOf(Alert.Open.class);
        }
    }

    private static CatalogueRelease withoutTroponin() {
        Map<String, String> files =
                new TreeMap<>(BundledFiles.concepts(Scenario.IN_FORCE).files());
        files.replaceAll((name, text) -> text.replace("LN," + TROPONIN.value() + ",", "LN,not-a-code,"));
        files.replaceAll((name, text) ->
                name.equals("catalogue.yaml") ? text.replaceFirst("version: .*", "version: 0.9") : text);
        return new CatalogueRelease("0.9", Scenario.IN_FORCE, files);
    }
}
