package io.auscult.adapter.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.source.EhrSettings;
import io.auscult.adapter.source.EhrSettings.Content;
import io.auscult.adapter.source.EhrSettings.Poll;
import io.auscult.adapter.source.EhrSettings.Style;
import io.auscult.adapter.source.MllpSettings;
import io.auscult.adapter.source.MllpSettings.Acknowledge;
import io.auscult.adapter.source.Source;
import io.auscult.core.value.Code;
import io.auscult.mapping.Dialect;
import io.auscult.mapping.Pick;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SourceFileTest {
    private static final MllpAddress USUAL = new MllpAddress("127.0.0.1", 2575);

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void putKeyFilesThere() throws IOException {
        Files.writeString(folder.resolve("a.secret"), "open sesame");
        Files.writeString(folder.resolve("a.jwk"), "{}");
        Files.writeString(folder.resolve("empty"), "");
        KeyStores.write(folder.resolve("a.p12"), "changeit");
        Files.writeString(folder.resolve("a.password"), "changeit\n");
    }

    private SourceFile read(String text) {
        return SourceFile.read(folder.resolve("lab.yaml"), text, USUAL);
    }

    private Source source(String text) {
        SourceFile file = read(text);
        assertThat(file.problems()).isEmpty();
        return Objects.requireNonNull(file.source());
    }

    @Test
    void takesTheNameOfTheFileAndUsualValues() {
        Source source = source("zone: Europe/Vienna\nmllp:\nfhir: {}\n");
        assertThat(source.name()).isEqualTo("lab");
        assertThat(source.dialect()).isEqualTo(Dialect.of(ZoneId.of("Europe/Vienna")));
        assertThat(source.patientIdentifiers()).isEmpty();
        assertThat(source.silence()).isNull();
        assertThat(source.mllp())
                .isEqualTo(new MllpSettings("127.0.0.1", 2575, Acknowledge.STORED, null, Duration.ofHours(1)));
        assertThat(Objects.requireNonNull(source.fhir()).secret()).isNull();
        assertThat(source.ehr()).isNull();
    }

    @Test
    void readsHowMessagesAreToBeRead() {
        Source source = source("""
                name: main-lab
                patient-identifiers: ["urn:oid:1.2.3", "https://hospital.example/mrn"]
                zone: UTC
                silence: 30m
                authorities:
                  HOSP: urn:oid:1.2.3
                attachment-bytes: 1MB
                picks:
                  - segment: ZVT
                    field: 3
                    component: 2
                    code: {system: http://loinc.org, value: 8806-2}
                    display: Ejection fraction
                    type: number
                    ucum: "%"
                  - {segment: ZX1, field: 1, code: {system: "urn:x", value: a}, display: A, type: text}
                mllp: {port: 6661}
                """);
        assertThat(source.name()).isEqualTo("main-lab");
        assertThat(source.patientIdentifiers()).containsExactly("urn:oid:1.2.3", "https://hospital.example/mrn");
        assertThat(source.silence()).isEqualTo(Duration.ofMinutes(30));
        assertThat(source.dialect().authorities()).isEqualTo(Map.of("HOSP", "urn:oid:1.2.3"));
        assertThat(source.dialect().attachmentBytes()).isEqualTo(1 << 20);
        assertThat(source.dialect().picks())
                .containsExactly(
                        new Pick(
                                "ZVT",
                                3,
                                2,
                                new Code("http://loinc.org", "8806-2"),
                                "Ejection fraction",
                                Pick.Type.NUMBER,
                                "%"),
                        new Pick("ZX1", 1, 1, new Code("urn:x", "a"), "A", Pick.Type.TEXT, null));
    }

    @Test
    void readsTheDoors() {
        Source source = source("""
                zone: UTC
                mllp:
                  host: 0.0.0.0
                  port: 0
                  acknowledge: understood
                  idle: 90s
                  tls:
                    key-store: a.p12
                    key-store-password-file: a.password
                    trust-store: a.p12
                    trust-store-password-file: a.password
                fhir:
                  secret: {header: Authorization, file: ./a.secret}
                """);
        MllpSettings mllp = Objects.requireNonNull(source.mllp());
        assertThat(mllp.host()).isEqualTo("0.0.0.0");
        assertThat(mllp.port()).isZero();
        assertThat(mllp.acknowledge()).isEqualTo(Acknowledge.UNDERSTOOD);
        assertThat(mllp.idle()).isEqualTo(Duration.ofSeconds(90));
        assertThat(Objects.requireNonNull(mllp.tls()).trustStore()).isEqualTo(folder.resolve("a.p12"));
        var secret =
                Objects.requireNonNull(Objects.requireNonNull(source.fhir()).secret());
        assertThat(secret.header()).isEqualTo("Authorization");
        assertThat(secret.file()).isEqualTo(folder.resolve("a.secret"));
    }

    @Test
    void readsWhatToAskAnEhr() {
        Source source = source("""
                zone: UTC
                fhir: {secret: {file: a.secret}}
                ehr:
                  base: https://ehr.example.org/fhir
                  notify-at: https://auscult.example.org/sources/lab/fhir
                  client: {client-id: auscult, key-file: a.jwk, algorithm: ES384, key-id: k1}
                  subscriptions:
                    - {name: old, style: r4-criteria, criteria: "Observation?category=laboratory", content: empty}
                    - name: new
                      style: r4-backport
                      topic: https://ehr.example.org/topics/results
                      filters: ["Observation?category=laboratory"]
                      content: id-only
                      heartbeat: 1m
                      types: [Observation, DiagnosticReport]
                  polls:
                    - {name: notes, search: "DocumentReference?status=current", how: history, every: 5m}
                """);
        EhrSettings ehr = Objects.requireNonNull(source.ehr());
        assertThat(ehr.base()).isEqualTo(URI.create("https://ehr.example.org/fhir"));
        assertThat(ehr.notifyAt()).isEqualTo(URI.create("https://auscult.example.org/sources/lab/fhir"));
        assertThat(Objects.requireNonNull(ehr.client()))
                .isEqualTo(new EhrSettings.SmartClient(
                        "auscult", folder.resolve("a.jwk"), "ES384", "k1", "system/*.rs", null));
        assertThat(ehr.subscriptions())
                .containsExactly(
                        new EhrSettings.Subscription(
                                "old",
                                Style.R4_CRITERIA,
                                "Observation?category=laboratory",
                                List.of(),
                                Content.EMPTY,
                                null,
                                List.of()),
                        new EhrSettings.Subscription(
                                "new",
                                Style.R4_BACKPORT,
                                "https://ehr.example.org/topics/results",
                                List.of("Observation?category=laboratory"),
                                Content.ID_ONLY,
                                Duration.ofMinutes(1),
                                List.of("Observation", "DiagnosticReport")));
        assertThat(ehr.polls())
                .containsExactly(
                        new Poll("notes", "DocumentReference?status=current", Poll.How.HISTORY, Duration.ofMinutes(5)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void saysWhereAndWhatAndWhatToDo(String text, String line) {
        assertThat(read(text.replace("FOLDER", folder.toString())).problems())
                .extracting(problem -> problem.words().replace(folder.toString(), "FOLDER"))
                .containsExactly("lab.yaml:" + line);
    }

    private static Arguments of(String text, String line) {
        return Arguments.of(text, line);
    }

    private static final String GOOD = "zone: UTC\nmllp:\n";

    static Stream<Arguments> mistakes() {
        return Stream.of(whole(), keys(), scalars(), picks(), doors(), ehr()).flatMap(it -> it);
    }

    private static Stream<Arguments> whole() {
        return Stream.of(
                of("", "1:1: The file is empty; describe a source, or take the file away"),
                of("# nothing\n", "1:1: The file is empty; describe a source, or take the file away"),
                of(
                        "zone: [UTC",
                        "1:11: Not valid YAML: expected ',' or ']', but got <stream end>; look here and just above"),
                of("zone: \u0007", "1:1: Not valid YAML; save the file as plain UTF-8 text without control characters"),
                of(
                        GOOD + "---\nzone: UTC\n",
                        "3:1: Not valid YAML: but found another document; look here and just above"),
                of("zone: UTC", "1:1: The source has no way in; add \"mllp:\", \"fhir:\" or \"ehr:\""));
    }

    private static Stream<Arguments> keys() {
        return Stream.of(
                of(GOOD + "zoen: UTC\n", "3:1: \"zoen\" is not a key here; did you mean \"zone\"?"),
                of(
                        GOOD + "Patient_Identifiers: a\n",
                        "3:1: \"Patient_Identifiers\" is not a key here; did you mean \"patient-identifiers\"?"),
                of(
                        GOOD + "colour: red\n",
                        "3:1: \"colour\" is not a key here; choose from name, patient-identifiers, zone, authorities, picks,"
                                + " attachment-bytes, silence, mllp, fhir, ehr"),
                of(GOOD + "zone: UTC\n", "3:1: \"zone\" is given twice; keep one"),
                of(GOOD + "[a]: b\n", "3:1: A key is one word; write \"key: value\""),
                of("mllp:\n", "1:1: \"zone\" is missing; add it, for example \"zone: Europe/Vienna\""),
                of("zone:\nmllp:\n", "1:6: \"zone\" has no value; give it one, or take the key out"),
                of("zone: [UTC]\nmllp:\n", "1:7: \"zone\" wants one value here; write it on one line"),
                of("zone: UTC\nmllp: 2575\n", "2:7: Expected \"key: value\" lines here; see docs/sources.md"));
    }

    private static Stream<Arguments> scalars() {
        return Stream.of(
                of(
                        "zone: Europe/Viena\nmllp:\n",
                        "1:7: \"zone\" is no time zone: \"Europe/Viena\"; did you mean \"Europe/Vienna\"?"),
                of(
                        "zone: somewhere else\nmllp:\n",
                        "1:7: \"zone\" is no time zone: \"somewhere else\"; use a name like \"Europe/Vienna\", or \"UTC\""),
                of(
                        GOOD + "name: Main Lab\n",
                        "3:7: \"name\" is no name: \"Main Lab\"; use lower-case letters, digits, dots and hyphens, as in"
                                + " \"main-lab\""),
                of(
                        GOOD + "patient-identifiers: [1.2.3]\n",
                        "3:23: \"patient-identifiers\" is no absolute URI: \"1.2.3\"; write one like \"urn:oid:1.2.3\" or"
                                + " \"http://loinc.org\""),
                of(
                        GOOD + "patient-identifiers: \"urn:a b\"\n",
                        "3:22: \"patient-identifiers\" is no URI: \"urn:a b\"; write one like \"urn:oid:1.2.3\" or"
                                + " \"https://ehr.example.org/fhir\""),
                of(
                        GOOD + "authorities: {HOSP: hosp}\n",
                        "3:21: \"HOSP\" is no absolute URI: \"hosp\"; write one like \"urn:oid:1.2.3\" or"
                                + " \"http://loinc.org\""),
                of(
                        GOOD + "attachment-bytes: 64 GB\n",
                        "3:19: \"attachment-bytes\" is no size: \"64 GB\"; write a number and B, KB or MB, as in \"64KB\""),
                of(
                        GOOD + "silence: PT5M\n",
                        "3:10: \"silence\" is no duration: \"PT5M\"; write a number and ms, s, m, h or d, as in \"30s\""),
                of(
                        GOOD + "silence: 0s\n",
                        "3:10: \"silence\" is no duration: \"0s\"; write a number and ms, s, m, h or d, as in \"30s\""));
    }

    private static Stream<Arguments> picks() {
        String code = ", code: {system: \"urn:x\", value: a}, display: A";
        return Stream.of(
                of(
                        GOOD + "picks: [{segment: OBX, field: 1" + code + ", type: text}]\n",
                        "3:19: \"segment\" is no Z segment: \"OBX\"; picks are for segments that a site made up, as in \"ZLV\";"
                                + " all others are read anyway"),
                of(
                        GOOD + "picks: [{segment: ZLV, field: 0" + code + ", type: text}]\n",
                        "3:31: \"field\" is no number from 1 to 999: \"0\"; write digits only"),
                of(
                        GOOD + "picks: [{segment: ZLV, field: 1" + code + ", type: numbr}]\n",
                        "3:87: \"type\" cannot be \"numbr\"; did you mean \"number\"?"),
                of(
                        GOOD + "picks: [{segment: ZLV, field: 1" + code + ", type: number}]\n",
                        "3:9: \"ucum\" is missing; add it, for example \"ucum: \"%\"\""),
                of(
                        GOOD + "picks: [{segment: ZLV, field: 1" + code + ", type: text, ucum: mg}]\n",
                        "3:99: \"ucum\" is the unit of a number; take it out, or write \"type: number\""),
                of(
                        GOOD + "picks: [{segment: ZLV, field: 1, display: A, type: text}]\n",
                        "3:9: \"code\" is missing; add it, for example \"code: {system: \"http://loinc.org\", value: 8806-2}\""),
                of(
                        "zone: UTC\nfhir:\npicks: [{segment: ZLV, field: 1" + code + ", type: text}]\n",
                        "3:8: \"picks\" are read from HL7 v2 messages, and the source has no MLLP door; add \"mllp:\", or take"
                                + " them out"));
    }

    private static Stream<Arguments> doors() {
        return Stream.of(
                of(
                        "zone: UTC\nmllp: {port: 70000}\n",
                        "2:14: \"port\" is no number from 0 to 65535: \"70000\"; write digits only"),
                of(
                        "zone: UTC\nmllp: {host: 10.0.0.1}\n",
                        "2:14: \"host\" is an address that others reach, and they would not have to say who they are; add tls with a"
                                + " trust-store (mutual TLS), or use 127.0.0.1"),
                of(
                        "zone: UTC\nmllp: {host: lab.example.org}\n",
                        "2:14: \"host\" is no address: \"lab.example.org\"; use 127.0.0.1, or an address of this machine together"
                                + " with tls"),
                of(
                        "zone: UTC\nmllp: {acknowledge: always}\n",
                        "2:21: \"acknowledge\" cannot be \"always\"; choose from stored, understood"),
                of(
                        "zone: UTC\nmllp: {tls: {key-store: b.p12, key-store-password-file: a.password}}\n",
                        "2:25: \"key-store\" names a file that is not there: \"FOLDER/b.p12\"; put it there, or correct the path,"
                                + " which begins in the folder of this file"),
                of(
                        "zone: UTC\nmllp: {tls: {key-store: a.p12, key-store-password-file: a.secret}}\n",
                        "2:25: \"key-store\" does not open with its password; make a PKCS#12 file, and write its password into the"
                                + " other file"),
                of(
                        "zone: UTC\nmllp: {tls: {key-store: a.p12, key-store-password-file: a.password, trust-store: a.p12}}\n",
                        "2:82: \"trust-store\" needs the other of the pair; give both trust-store and trust-store-password-file"),
                of(
                        "zone: UTC\nfhir: {secret: {file: empty}}\n",
                        "2:23: \"file\" names a file that is empty: \"empty\"; write the secret into it"),
                of(
                        "zone: UTC\nfhir: {secret: {header: \"X Y\", file: a.secret}}\n",
                        "2:25: \"header\" is no name of an HTTP header: \"X Y\"; use one like \"X-Auscult-Secret\""));
    }

    private static Stream<Arguments> ehr() {
        String base = "zone: UTC\nehr:\n  base: https://e.example\n";
        String door = "zone: UTC\nfhir:\nehr:\n  base: https://e.example\n  notify-at: https://a.example\n";
        return Stream.of(
                of(
                        "zone: UTC\nehr: {base: ehr.example.org}\n",
                        "2:13: \"base\" is no web address: \"ehr.example.org\"; write one like \"https://ehr.example.org/fhir\""),
                of(
                        "zone: UTC\nehr: {}\n",
                        "2:6: \"base\" is missing; add it, for example \"base: https://ehr.example.org/fhir\""),
                of(
                        "zone: UTC\nehr:\n  base: http://e.example\n  client: {client-id: a, key-file: a.jwk, algorithm: ES384,"
                                + " key-id: k}\n",
                        "3:9: \"base\" would be sent tokens that others on the way can read; use https"),
                of(
                        base + "  client: {client-id: a, key-file: a.jwk, algorithm: RS256, key-id: k}\n",
                        "4:54: \"algorithm\" cannot be \"RS256\"; choose from RS384, ES384"),
                of(
                        base + "  polls: [{name: a, search: \"https://e.example/Observation\"}]\n",
                        "4:29: \"search\" is a whole address; leave out the base: write \"Observation?category=laboratory\""),
                of(
                        base + "  polls: [{name: a, search: Observation}, {name: a, search: Condition}]\n",
                        "4:43: \"polls\" has two of one name; give each a name of its own"),
                of(
                        door
                                + "  subscriptions: [{name: a, style: r4-criteria, topic: \"urn:x\", criteria: Observation}]\n",
                        "6:49: \"topic\" is not a key here; choose from style, name, criteria, filters, content, heartbeat, types"),
                of(
                        door + "  subscriptions: [{name: a, style: r6, topic: \"urn:x\"}]\n",
                        "6:36: \"style\" cannot be \"r6\"; did you mean \"r5\"?"),
                of(
                        door + "  subscriptions: [{name: a, style: r5, topic: \"urn:x\", types: observation}]\n",
                        "6:63: \"types\" is no FHIR resource type: \"observation\"; write it as FHIR does, as in"
                                + " \"Observation\""),
                of(
                        "zone: UTC\nfhir:\nehr:\n  base: https://e.example\n  subscriptions: [{name: a, style: r5, topic: \"urn:x\"}]\n",
                        "5:18: \"subscriptions\" are asked for, but the EHR is not told where to send notifications; add \"notify-at:"
                                + " https://…/sources/<name>/fhir\", the door's address as the EHR reaches it"),
                of(
                        base
                                + "  notify-at: https://a.example\n  subscriptions: [{name: a, style: r5, topic: \"urn:x\"}]\n",
                        "3:3: \"ehr\" subscribes, but no door takes the notifications; add \"fhir:\""));
    }

    @Test
    void findsAllProblemsInOneReading() {
        assertThat(read("zone: Mars\nmllp: {port: x}\nfhir: {sekret: {}}\nsilence: long\n")
                        .problems())
                .extracting(Problem::line)
                .containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void repeatsOnlyTheBeginningOfAValueThatMayBeAPastedKey() {
        assertThat(read("zone: " + "k".repeat(500) + "\nmllp:\n").problems())
                .allSatisfy(problem -> assertThat(problem.words()).hasSizeLessThan(250));
    }

    @Test
    void makesNoObjectsOfTags() {
        assertThat(read("zone: !!javax.script.ScriptEngineManager [x]\nmllp:\n").problems())
                .extracting(Problem::line)
                .containsExactly(1);
    }
}
