package io.auscult.cli.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import io.auscult.cli.Exit;
import io.auscult.cli.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
    @TempDir
    private Path folder = Path.of("");

    private FakeEhr ehr;
    private FakeDoor door;

    @BeforeEach
    void open() throws IOException {
        ehr = new FakeEhr();
        door = new FakeDoor();
        ehr.file("p.ndjson", Ndjson.patient("p1") + "\n" + Ndjson.patient("p2"));
        ehr.file("o1.ndjson", Ndjson.weights(3, "p1"));
        ehr.exports(false, "output Observation o1.ndjson", "output Patient p.ndjson");
    }

    @AfterEach
    void close() {
        ehr.close();
        door.close();
    }

    private Run export(String... more) {
        return Run.of(Stream.concat(
                        Stream.of(
                                "backfill",
                                "--export",
                                ehr.base(),
                                "--url",
                                door.url(),
                                "--state",
                                folder.resolve("state.json").toString()),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private String[] asClient(String... more) throws IOException, JOSEException {
        Path key = folder.resolve("key.jwk");
        Files.writeString(
                key, new ECKeyGenerator(Curve.P_384).keyID("k1").generate().toJSONString());
        return Stream.concat(
                        Stream.of(
                                "--client-id",
                                "auscult",
                                "--key",
                                key.toString(),
                                "--key-id",
                                "k1",
                                "--algorithm",
                                "ES384",
                                "--token-url",
                                ehr.origin() + "/token"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void asksWaitsReadsSendsAndSaysThatItIsDone() {
        ehr.inProgress(2);
        Run run = export();
        assertThat(run.exit()).as(run.out() + run.err()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("2 files, 5 lines: 5 events", "--since 2026-03-01T10:00:00Z");
        assertThat(door.lines().getFirst()).contains("Patient");
        assertThat(door.ended()).hasSize(2);
        assertThat(ehr.asked().getFirst().uri()).isEqualTo("/fhir/$export");
        assertThat(ehr.asked().getFirst().prefer()).isEqualTo("respond-async");
        assertThat(ehr.asked("/status/1"))
                .extracting(FakeEhr.Asked::method)
                .containsExactly("GET", "GET", "GET", "DELETE");
        assertThat(ehr.asked()).allMatch(it -> it.authorization().equals("null"));
    }

    @Test
    void asksForAGroupForTypesAndForWhatChanged() {
        export("--group", "g1", "--types", "Patient,Observation", "--since", "2026-01-01");
        assertThat(ehr.asked().getFirst().uri())
                .isEqualTo("/fhir/Group/g1/$export?_since=2026-01-01T00%3A00%3A00Z&_type=Observation%2CPatient");
    }

    @Test
    void asksForAllPatients() {
        export("--patient");
        assertThat(ehr.asked().getFirst().uri()).isEqualTo("/fhir/Patient/$export");
    }

    @Test
    void refusesATimeThatIsNone() {
        Run run = export("--since", "yesterday");
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("--since takes a day or an instant");
    }

    @Test
    void theTokenGoesToTheEhrAlone() throws Exception {
        try (FakeEhr store = new FakeEhr()) {
            store.file("o.ndjson", Ndjson.weights(1, "p1"));
            ehr.exports(false, "output Patient p.ndjson", "output Observation " + store.origin() + "/files/o.ndjson");
            Run run = export(asClient());
            assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
            assertThat(ehr.asked().get(1).authorization()).isEqualTo("Bearer t-1");
            assertThat(ehr.asked("/files/")).allMatch(it -> it.authorization().equals("null"));
            assertThat(store.asked())
                    .hasSize(1)
                    .allMatch(it -> it.authorization().equals("null"));
        }
    }

    @Test
    void theTokenGoesWithTheFilesWhenTheEhrWantsIt() throws Exception {
        ehr.exports(true, "output Patient p.ndjson");
        export(asClient());
        assertThat(ehr.asked("/files/"))
                .hasSize(1)
                .allMatch(it -> it.authorization().equals("Bearer t-1"));
    }

    @Test
    void anotherServerGetsTheTokenOnlyWhenItIsNamed() throws Exception {
        try (FakeEhr store = new FakeEhr()) {
            store.file("p.ndjson", Ndjson.patient("p1"));
            ehr.exports(true, "output Patient " + store.origin() + "/files/p.ndjson");
            Run refused = export(asClient());
            String host = store.origin().substring("http://".length());
            assertThat(refused.exit()).isEqualTo(Exit.FAILED);
            assertThat(refused.err()).contains("--token-host " + host);
            assertThat(store.asked()).isEmpty();
            Run allowed = export(asClient("--token-host", host));
            assertThat(allowed.exit()).as(allowed.err()).isEqualTo(Exit.OK);
            assertThat(store.asked()).allMatch(it -> it.authorization().equals("Bearer t-1"));
        }
    }

    @Test
    void goesOnWithTheSameExportWhereItWasStopped() {
        door.answering(request -> request <= 1 ? 200 : 403);
        Run stopped = export();
        assertThat(stopped.exit()).isEqualTo(Exit.FAILED);
        assertThat(ehr.asked("/status/1")).hasSize(1);
        door.answering(_ -> 200);
        Run run = export();
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.err()).contains("Going on with the export that was begun before");
        assertThat(ehr.asked("$export")).hasSize(1);
        assertThat(door.lines()).hasSize(5).doesNotHaveDuplicates();
        assertThat(ehr.asked("/files/p.ndjson")).hasSize(1);
        assertThat(run.out()).contains("2 files, 5 lines: 5 events");
    }

    @Test
    void aFinishedExportIsFollowedByANewOne() {
        export();
        Run run = export();
        assertThat(ehr.asked("$export")).hasSize(2);
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(door.lines()).hasSize(10);
    }

    @Test
    void saysWhenTheExportHasExpired() {
        door.answering(_ -> 403);
        export();
        ehr.expire();
        Run run = export();
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("no longer knows this export (404)", "--again");
        assertThat(export("--group", "g1").err()).contains("another export that is not finished");
    }

    @Test
    void saysWhenAFileIsGone() {
        ehr.exports(false, "output Patient gone.ndjson");
        Run run = export();
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("Patient 1", "404", "--again");
        assertThat(ehr.asked("/status/1")).noneMatch(it -> it.method().equals("DELETE"));
    }

    @Test
    void asksAgainForAFileThatBrokeOff() {
        ehr.file("o1.ndjson", Ndjson.weights(3_000, "p1"));
        ehr.breakOff(2);
        Run run = export();
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(run.err()).contains("broke off");
        assertThat(door.lines()).hasSize(3_002).doesNotHaveDuplicates();
    }

    @Test
    void showsWhatCouldNotBeExported() {
        String outcome = "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"warning\","
                + "\"code\":\"not-supported\",\"diagnostics\":\"Claim is not exported\"}]}\n";
        ehr.file("e.ndjson", outcome + outcome);
        ehr.exports(false, "output Patient p.ndjson", "error OperationOutcome e.ndjson");
        Run run = export();
        assertThat(run.exit()).isEqualTo(Exit.OK);
        assertThat(run.out()).contains("not exported 2 × warning not-supported: Claim is not exported");
        assertThat(door.lines()).hasSize(2);
    }

    @Test
    void sendsWhatWasDeletedAsDeletionsAndLast() {
        ehr.file(
                "d.ndjson",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":"
                        + "[{\"request\":{\"method\":\"DELETE\",\"url\":\"Claim/1\"}}]}\n");
        ehr.exports(false, "deleted Bundle d.ndjson", "output Patient p.ndjson");
        Run run = export("--since", "2026-01-01T00:00:00Z");
        assertThat(run.exit()).as(run.err()).isEqualTo(Exit.OK);
        assertThat(door.lines().getLast()).contains("DELETE");
        assertThat(run.out()).contains("2 files, 3 lines: 2 events, 1 ignored");
    }

    @Test
    void tellsWhyTheEhrDoesNotExport() {
        ehr.refuseKickOff(
                "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\",\"code\":\"not-supported\","
                        + "\"diagnostics\":\"No system level export here\"}]}");
        Run run = export();
        assertThat(run.exit()).isEqualTo(Exit.FAILED);
        assertThat(run.err()).contains("No system level export here", "400");
        assertThat(door.lines()).isEmpty();
    }

    @Test
    void wantsFilesOrAnExportAndAClientWhole() {
        assertThat(export("/tmp").err()).contains("Name files or folders of NDJSON, or an EHR with --export");
        assertThat(export("--client-id", "x").err()).contains("--client-id, --key and --key-id together");
    }
}
