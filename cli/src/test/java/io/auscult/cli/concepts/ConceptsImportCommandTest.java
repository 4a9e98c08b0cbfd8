package io.auscult.cli.concepts;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConceptsImportCommandTest {
    private static final String HEADER = "concept,system,code,display,source,sender";

    @TempDir
    Path folder = Path.of("");

    @TempDir
    Path elsewhere = Path.of("");

    private CatalogueCopy catalogue = new CatalogueCopy(Path.of(""));

    @BeforeEach
    void copyTheCatalogue() throws IOException {
        catalogue = CatalogueCopy.in(folder);
    }

    @Test
    void takesTheCodesThatAValueSetLists() throws IOException {
        Run run = imported("""
                {"resourceType": "ValueSet", "url": "https://site.example/ValueSet/stroke", "version": "3",
                 "compose": {"include": [
                   {"system": "http://snomed.info/sct", "concept": [
                     {"code": "230700009", "display": "Pure sensory lacunar infarction"},
                     {"code": "230690007", "display": "Stroke, known already"},
                     {"code": "230701008", "display": "Pure sensorimotor lacunar infarction"}]},
                   {"system": "http://hl7.org/fhir/sid/icd-10-cm", "concept": [
                     {"code": "I60.01"}, {"code": "I60.02", "display": "Other, \\"nontraumatic\\", bleeding"}]}],
                  "exclude": [{"system": "http://hl7.org/fhir/sid/icd-10-cm", "concept": [{"code": "I60.01"}]}]}}
                """, "--concept", "stroke");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).endsWith(": 3 added, 0 changed, 1 known already, 0 skipped\n");
        assertThat(catalogue.lines("codes-imported.csv"))
                .containsExactly(
                        HEADER,
                        "stroke,I10C,I60.02,\"Other, \"\"nontraumatic\"\", bleeding\",https://site.example/ValueSet/stroke|3,",
                        "stroke,SCT,230700009,Pure sensory lacunar infarction,https://site.example/ValueSet/stroke|3,",
                        "stroke,SCT,230701008,Pure sensorimotor lacunar infarction,https://site.example/ValueSet/stroke|3,");
        assertThat(Run.of("concepts", "lint", "--folder", catalogue.path()).exit())
                .isZero();
    }

    @Test
    void takesTheExpansionWhenThereIsOneAndSaysThatItIsAPage() throws IOException {
        Run run = imported("""
                {"resourceType": "ValueSet", "url": "urn:oid:1.2.3",
                 "compose": {"include": [{"system": "http://snomed.info/sct",
                   "filter": [{"property": "concept", "op": "is-a", "value": "84114007"}]}]},
                 "expansion": {"total": 9, "contains": [
                   {"abstract": true, "system": "http://snomed.info/sct", "code": "84114007", "contains": [
                     {"system": "http://snomed.info/sct", "code": "25544003", "display": "Low output heart failure"},
                     {"system": "http://snomed.info/sct", "code": "82523003", "display": "Congestive rheumatic heart failure"}]}]}}
                """, "--concept", "heart-failure");

        assertThat(run.out()).contains("skipped: The expansion is a page of 2 out of 9 codes; import all pages");
        assertThat(catalogue.lines("codes-imported.csv"))
                .contains("heart-failure,SCT,25544003,Low output heart failure,urn:oid:1.2.3,");
    }

    @Test
    void saysThatAFilterMustBeExpanded() throws IOException {
        Run run = imported("""
                {"resourceType": "ValueSet", "url": "urn:oid:1.2.3", "compose": {"include": [
                  {"system": "http://snomed.info/sct", "filter": [{"property": "concept", "op": "is-a", "value": "1"}]}]}}
                """, "--concept", "stroke");

        assertThat(run.out()).contains("lists no codes; let a terminology server expand the value set");
        assertThat(catalogue.lines("codes-imported.csv")).containsExactly(HEADER);
    }

    @Test
    void aSecondImportAddsNothingAndANewVersionShowsAsChanged() throws IOException {
        String first = valueSet("1", "Glucose, point of care");
        imported(first, "--concept", "glucose", "--sender", "lab-a");

        Run again = imported(first, "--concept", "glucose", "--sender", "lab-a");
        Run newer = imported(valueSet("2", "Glucose at the bedside"), "--concept", "glucose", "--sender", "lab-a");

        assertThat(again.out()).endsWith(": 0 added, 0 changed, 1 known already, 0 skipped\n");
        assertThat(newer.out()).contains("~ glucose GLU Glucose at the bedside", ": 0 added, 1 changed, 0 known");
        assertThat(catalogue.lines("codes-imported.csv"))
                .containsExactly(
                        HEADER, "glucose,urn:oid:9.9.9,GLU,Glucose at the bedside,https://lab-a.example/vs|2,lab-a");
    }

    @Test
    void takesTheSourcesOfAConceptMapThatAreTheConceptOrNarrower() throws IOException {
        Run run = imported("""
                {"resourceType": "ConceptMap", "url": "https://lab-a.example/map", "version": "1", "group": [
                  {"source": "urn:oid:9.9.9", "target": "https://auscult.io/concepts", "element": [
                    {"code": "A1C", "display": "HbA1c", "target": [{"code": "hba1c", "equivalence": "equivalent"}]},
                    {"code": "GLUF", "target": [{"code": "glucose", "equivalence": "wider"}]},
                    {"code": "SUGAR", "target": [{"code": "hba1c", "equivalence": "inexact"}]},
                    {"code": "X", "target": [{"code": "no-such-concept", "equivalence": "equal"}]}]},
                  {"source": "urn:oid:9.9.9", "target": "http://loinc.org|2.77", "element": [
                    {"code": "CREA", "target": [{"code": "2160-0", "relationship": "equivalent"}]},
                    {"code": "NA", "target": [{"code": "2951-2", "relationship": "equivalent"}]}]}]}
                """, "--sender", "lab-a", "--into", "codes-lab-a.csv");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(run.out())
                .contains(
                        "skipped: SUGAR is only \"inexact\" to hba1c",
                        "skipped: The target \"no-such-concept\" is no concept of this catalogue");
        assertThat(catalogue.lines("codes-lab-a.csv"))
                .containsExactly(
                        HEADER,
                        "creatinine,urn:oid:9.9.9,CREA,,https://lab-a.example/map|1,lab-a",
                        "glucose,urn:oid:9.9.9,GLUF,,https://lab-a.example/map|1,lab-a",
                        "hba1c,urn:oid:9.9.9,A1C,HbA1c,https://lab-a.example/map|1,lab-a");
    }

    @Test
    void aNewConceptGetsItsFirstCodesFromAnImport() throws IOException {
        catalogue.change(
                "concepts.csv", "stroke,Stroke,", "snoring,Snoring,condition,,,,,,,site value\nstroke,Stroke,");

        Run run = imported("""
                {"resourceType": "ValueSet", "id": "snoring", "compose": {"include": [{"system": "urn:oid:9.9.9",
                  "concept": [{"code": "SNORE", "display": "Snoring"}]}]}}
                """, "--concept", "snoring");

        assertThat(run.exit()).as(run.out() + run.err()).isZero();
        assertThat(Run.of("concepts", "lint", "--folder", catalogue.path()).exit())
                .isZero();
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        Run run = imported(valueSet("1", "Glucose"), "--concept", "glucose", "--dry-run");

        assertThat(run.out()).contains("+ glucose GLU Glucose", "Would write codes-imported.csv");
        assertThat(folder.resolve("codes-imported.csv")).doesNotExist();
    }

    @Test
    void saysWhatTheImportBroke() throws IOException {
        Run run = imported("""
                {"resourceType": "ValueSet", "url": "urn:oid:1", "compose": {"include": [{"system": "http://loinc.org",
                  "concept": [{"code": "4548-4", "display": "HbA1c"}]}]}}
                """, "--concept", "glucose", "--json");

        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.out())
                .contains("\"added\":1")
                .containsPattern("\"problems\":\\[\"codes-[a-z]+\\.csv:\\d+: code: 4548-4 means");
    }

    @Test
    void refusesWhatItCannotTake() throws IOException {
        assertThat(imported("{\"resourceType\": \"Patient\"}").err())
                .contains("no ValueSet and no ConceptMap, but a Patient");
        assertThat(imported("{\"resourceType\": \"ValueSet\"}", "--concept", "stroke")
                        .err())
                .contains("neither url nor id");
        Run noConcept = imported("{\"resourceType\": \"ValueSet\", \"id\": \"x\"}");
        assertThat(noConcept.err()).contains("add --concept ID");
        assertThat(noConcept.exit()).isEqualTo(Exit.USAGE);
        assertThat(imported("{\"resourceType\": \"ValueSet\", \"id\": \"x\"}", "--concept", "strok")
                        .err())
                .contains("There is no concept \"strok\"");
        assertThat(imported(valueSet("1", "x"), "--concept", "glucose", "--into", "units.csv")
                        .err())
                .contains("--into: a file of codes is named codes-….csv");
    }

    private static String valueSet(String version, String display) {
        return """
                {"resourceType": "ValueSet", "url": "https://lab-a.example/vs", "version": "%s", "compose": {"include": [
                  {"system": "urn:oid:9.9.9", "concept": [{"code": "GLU", "display": "%s"}]}]}}
                """.formatted(version, display);
    }

    private Run imported(String resource, String... options) throws IOException {
        Path file = Files.writeString(elsewhere.resolve("resource.json"), resource);
        List<String> arguments =
                new ArrayList<>(List.of("concepts", "import", file.toString(), "--folder", catalogue.path()));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }
}
