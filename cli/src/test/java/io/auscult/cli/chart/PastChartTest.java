package io.auscult.cli.chart;

import static io.auscult.core.fixture.Said.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.core.event.PatientEvent;
import io.auscult.core.event.Sex;
import io.auscult.core.fixture.Said;
import io.auscult.core.release.CatalogueRelease;
import io.auscult.core.value.Code;
import io.auscult.core.value.PatientId;
import io.auscult.rules.concept.ConceptFiles;
import io.auscult.streams.consult.ChartView;
import io.auscult.streams.consult.ChartView.FactView;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PastChartTest {
    private static final Instant T0 = Instant.parse("2026-01-10T08:00:00Z");
    private static final Instant LATER = T0.plus(Duration.ofDays(1));
    private static final Code HBA1C = new Code(Code.LOINC, "4548-4");
    private static final PatientId SURVIVOR = new PatientId("b".repeat(32));

    private final PatientEvent early = Said.at(T0).result("a1", HBA1C, "6.8", "%", T0);
    private final PatientEvent correction = Said.at(LATER).result("a1", HBA1C, "7.9", "%", T0);

    @Test
    void knowsAValueAsItWasBeforeItWasCorrected() throws IOException {
        assertThat(said(past(T0, early, correction))).containsExactly("6.8 %");
        assertThat(said(past(LATER, early, correction))).containsExactly("7.9 %");
    }

    @Test
    void anEventThatCameLaterIsNotKnownHoweverOldItIs() throws IOException {
        PatientEvent lateButOld = Said.at(LATER).result("old", HBA1C, "5.5", "%", T0.minus(Duration.ofDays(900)));

        assertThat(said(past(T0, early, lateButOld))).containsExactly("6.8 %");
    }

    @Test
    void nothingIsKnownBeforeTheFirstEventAndAfterAnErasure() throws IOException {
        assertThat(past(T0.minusSeconds(1), early)).isEmpty();
        assertThat(past(LATER, early, Said.at(T0.plusSeconds(5)).erased())).isEmpty();
    }

    @Test
    void readsEachTimeByTheCatalogueThatWasInForce() throws IOException {
        assertThat(past(T0, new Catalogues(List.of(released(T0.plusSeconds(1)))), early)
                        .orElseThrow()
                        .groups())
                .extracting(ChartView.Group::title)
                .containsExactly("not understood");
        assertThat(past(
                                LATER,
                                new Catalogues(List.of(released(T0.plusSeconds(1)))),
                                early,
                                Said.at(LATER).timePassed())
                        .orElseThrow()
                        .groups())
                .extracting(ChartView.Group::concept)
                .containsExactly("hba1c");
    }

    @Test
    void saysWhereTheRecordWentAndWhenItCameBack() throws IOException {
        PatientEvent merged = Said.at(T0.plusSeconds(1)).mergedInto(SURVIVOR);
        PatientEvent unmerged = Said.at(LATER).unmerged();

        assertThat(past(T0.plusSeconds(1), early, merged, unmerged)
                        .orElseThrow()
                        .mergedInto())
                .isEqualTo(SURVIVOR.value());
        assertThat(past(LATER, early, merged, unmerged).orElseThrow().mergedInto())
                .isNull();
    }

    @Test
    void printsATableForEachKindWithWhatIsNotUsedAndHowToTraceIt() throws IOException {
        PatientEvent wrong = Said.at(T0.plusSeconds(9)).result("w1", HBA1C, "680", "%", T0);
        PatientEvent weight = Said.at(T0).result("k", new Code(Code.LOINC, "29463-7"), "70", "kg", T0);
        PatientEvent height = Said.at(T0).result("h", new Code(Code.LOINC, "8302-2"), "170", "cm", T0);
        ChartView chart = past(LATER, Said.at(T0).person(Sex.FEMALE, "1959-04-02"), early, weight, height, wrong)
                .orElseThrow();
        StringWriter text = new StringWriter();

        ChartTable.print(chart, new PrintWriter(text));

        String message = early.envelope().messageId();
        assertThat(text.toString())
                .contains(
                        "Body-mass index: 24.2 kg/m2",
                        "body-weight 70 kg (k)",
                        "eGFR (CKD-EPI 2021): cannot be derived");
        assertThat(text.toString())
                .contains("66 years, female", "demographics (1)", "observation (4)", "[hba1c]", "6.8 %", message)
                .contains("the value is outside what is plausible", "auscult trace ");
    }

    private static List<String> said(Optional<ChartView> chart) {
        return chart.orElseThrow().groups().stream()
                .flatMap(group -> group.facts().stream())
                .map(FactView::said)
                .toList();
    }

    private static Optional<ChartView> past(Instant until, PatientEvent... events) throws IOException {
        return past(until, new Catalogues(List.of(released(Instant.EPOCH))), events);
    }

    private static Optional<ChartView> past(Instant until, Catalogues catalogues, PatientEvent... events) {
        PastChart chart = new PastChart(PATIENT, until, catalogues);
        for (int offset = 0; offset < events.length; offset++) {
            chart.next(offset, events[offset]);
        }
        return chart.view(null);
    }

    /** The shipped catalogue. */
    private static CatalogueRelease released(Instant from) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var paths = Files.list(Path.of("../rules/concepts"))) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(String.valueOf(path.getFileName()), Files.readString(path));
            }
        }
        return ConceptFiles.release(files, from);
    }
}
