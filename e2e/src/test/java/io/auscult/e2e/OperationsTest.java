package io.auscult.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.auscult.cli.log.Log;
import io.auscult.cli.topics.Committed;
import io.auscult.cli.topics.Transaction;
import io.auscult.cli.up.Generation;
import io.auscult.cli.up.Home;
import io.auscult.cli.up.SiteKeyFile;
import io.auscult.core.alert.Alert;
import io.auscult.core.alert.AlertId;
import io.auscult.core.alert.Episode;
import io.auscult.core.signal.Signal;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.Identifier;
import io.auscult.schemas.codec.AlertCodec;
import io.auscult.schemas.codec.WireSerdes;
import io.auscult.schemas.topic.Topic;
import io.auscult.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does to a running Auscult: fold the log anew and switch to it; erase a patient. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Map<Serde<?>, Deserializer<?>> DESERIALIZERS = new ConcurrentHashMap<>();
    private static final Topics TOPICS = Topics.withPrefix("");
    private static final String UNFOUNDED = "0".repeat(32);
    private static final String BY_HAND = "changed by hand";

    private static RunningAuscult auscult;
    private static WireSerdes serdes;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        auscult = RunningAuscult.forOneTest();
        serdes = WireSerdes.registry(auscult.at().registryApi());
    }

    @AfterAll
    static void stop() {
        auscult.close();
    }

    @Test
    @Order(1)
    void aNewFoldSaysWhatTheRunningOneSaysAndLeavesNothingBehind() throws Exception {
        Set<String> topics = topics();
        Map<String, Long> before = counts();
        Cli rebuild = Cli.run(auscult.home(), "rebuild", "--json");
        assertThat(rebuild.exit()).as(rebuild.err()).isZero();
        JsonNode report = new ObjectMapper().readTree(rebuild.out());
        assertThat(report.path("stages")).hasSize(4).allSatisfy(stage -> {
            assertThat(stage.path("different")).as(stage.toString()).isEmpty();
            assertThat(stage.path("equal").asInt()).isPositive();
        });
        assertThat(report.path("switched").asBoolean()).isFalse();
        assertThat(counts()).isEqualTo(before);
        assertThat(topics()).isEqualTo(topics);
        assertThat(generation()).isEqualTo(5);
        assertThat(stores()).containsExactly("auscult-streams-g5");
    }

    @Test
    @Order(2)
    void itReportsDifferencesAndDoesNotSwitchUnasked() {
        ConsumerRecord<String, byte[]> open = newest(TOPICS.openAlerts(), item -> item.value() != null);
        Alert unfounded = tamperWithTheAlertsOf(open);
        ConsumerRecord<String, byte[]> scored = newest(TOPICS.signals(), OperationsTest::showsScore);
        Signal.RiskScored score = (Signal.RiskScored) read(TOPICS.signals(), serdes.signals(), scored);
        write(TOPICS.signals(), scored.key(), serdes.signals(), score.withCaveat(BY_HAND));

        Cli rebuild = Cli.run(auscult.home(), "rebuild", "--switch");

        assertThat(rebuild.exit()).isEqualTo(1);
        assertThat(rebuild.out())
                .contains(open.key(), unfounded.episode().rule().value())
                .contains(scored.key(), score.model().toString());
        assertThat(rebuild.err()).contains("--yes");
        assertThat(generation()).isEqualTo(5);
    }

    @Test
    @Order(3)
    void itSwitchesWhileResultsComeAndShowsNoAlertTwice() throws IOException, InterruptedException {
        Sender sender = new Sender(auscult);
        Thread sending = Thread.startVirtualThread(sender);
        Cli rebuild = Cli.run(auscult.home(), "rebuild", "--switch", "--yes", "--json");
        sender.stop();
        sending.join(PATIENCE);

        assertThat(rebuild.exit()).as(rebuild.err()).isZero();
        assertThat(new ObjectMapper().readTree(rebuild.out()).path("switched").asBoolean())
                .isTrue();
        assertThat(auscult.get(auscult.at().streams() + "/actuator/health")).contains("\"generation\":6");
        assertThat(sender.failed()).isZero();
        assertThat(sender.sent()).isGreaterThan(Sender.ENOUGH);
        awaitFolded();
        awaitThat(() -> assertThat(page("/inbox")).contains("Example"));
        assertThat(alertsOf("troponin")).hasSize(1);
        assertThat(writtenTwice(TOPICS.alerts())).isEmpty();
        assertThat(writtenTwice(TOPICS.events())).isEmpty();
    }

    @Test
    @Order(4)
    void whatTheOldFoldAloneSaidIsTakenBack() {
        assertThat(states(UNFOUNDED)).endsWith("withdrawn");
        awaitThat(() -> assertThat(page("/inbox?show=withdrawn")).contains("folded anew, no longer supports it"));
        assertThat(openAlerts()).doesNotContain(UNFOUNDED);
        ConsumerRecord<String, byte[]> tampered =
                newest(TOPICS.signals(), item -> showsScore(item) && new String(item.value(), UTF_8).contains(BY_HAND));
        Signal byHand = read(TOPICS.signals(), serdes.signals(), tampered);
        ConsumerRecord<String, byte[]> after = newest(
                TOPICS.signals(),
                item -> item.key().equals(tampered.key())
                        && read(TOPICS.signals(), serdes.signals(), item)
                                .model()
                                .equals(byHand.model()));
        assertThat(after.offset()).isGreaterThan(tampered.offset());
    }

    @Test
    @Order(5)
    void theOldGenerationIsRetired() throws Exception {
        assertThat(groups()).contains("auscult-streams-g6").doesNotContain("auscult-streams-g5");
        assertThat(topics()).noneMatch(topic -> topic.startsWith("auscult-streams-g5") || topic.startsWith("g6."));
        assertThat(stores()).containsExactly("auscult-streams-g6");
    }

    @Test
    @Order(6)
    void theNewGenerationSurvivesARestartThoughItsStoresAreLost() throws Exception {
        Map<String, Long> before = counts();
        auscult.restart(() -> delete(auscult.home().resolve("streams")));
        assertThat(generation()).isEqualTo(6);
        assertThat(counts()).isEqualTo(before);
        assertThat(auscult.send("weight-after-restore", "MRN-1010")).isBetween(200, 299);
        awaitFolded();
        assertThat(writtenTwice(TOPICS.alerts())).isEmpty();
    }

    @Test
    @Order(7)
    void erasingAsksFirst() {
        Cli asked = Cli.run(auscult.home(), "erase", "--mrn", "MRN-1001");
        assertThat(asked.exit()).isEqualTo(1);
        assertThat(asked.err()).contains("--yes").doesNotContain("MRN-1001");
        assertThat(page("/inbox")).contains("Keebler762");
    }

    @Test
    @Order(8)
    void anErasedPatientIsKnownToNobody() throws IOException, InterruptedException {
        String patient = patient("MRN-1001");
        Cli erased = Cli.run(auscult.home(), "erase", "--mrn", "MRN-1001", "--yes");
        assertThat(erased.exit()).as(erased.err()).isZero();
        assertThat(erased.out()).contains(patient, "cds.events.v1: until 20", "cds.messages.v1: until 20");
        assertThat(page("/inbox")).doesNotContain("Keebler762");
        assertThat(auscult.status(auscult.at().patientPage(patient))).isEqualTo(404);
        assertThat(auscult.status(auscult.at().chart(patient))).isEqualTo(404);
        assertThat(openAlertsOf(patient)).isEmpty();
        assertThat(auscult.hook("MRN-1001")).contains("\"cards\"").doesNotContain("ASCVD");
        assertThat(Cli.run(auscult.home(), "erase", patient, "--yes").err()).contains("No patient is known");
    }

    @Test
    @Order(9)
    void whatComesLaterStartsANewChart() throws Exception {
        String patient = patient("MRN-1001");
        assertThat(auscult.send("weight-after-erasure", "MRN-1001")).isBetween(200, 299);
        awaitFolded();
        assertThat(openAlertsOf(patient)).isEmpty();
        assertThat(page("/inbox")).doesNotContain("Keebler762");
        String chart = auscult.get(auscult.at().chart(patient));
        assertThat(chart).contains("29463-7").doesNotContain("8480-6");
    }

    @Test
    @Order(10)
    void whatWasNotUnderstoodCanBeFoundShownAndTriedAgain() throws Exception {
        DeadLetterSteps steps = new DeadLetterSteps(auscult);
        steps.send();
        steps.aLetterIsListedAndShownAndItsOriginalOnlyWhenAskedFor();
        steps.aLetterThatNothingWasMendedForStaysOpen();
        steps.theMessageIsFoundByPatientAndTypeAndItsBodyIsShownOnlyWhenAskedFor();
        steps.theNewestMessagesOfTheSampleAreThereWithTheirTypes();
    }

    @Test
    @Order(11)
    void modelsAreSwitchedAndComparedAndDeployedWhileItRuns(@TempDir Path scratch) throws Exception {
        ModelSteps steps = new ModelSteps(auscult);
        steps.everyShippedModelIsListedWithItsMode();
        steps.aModelThatIsOffIsNoLongerShownAndIsShownAgainWhenItIsOn("esc-troponin", "ESC 0/1 h");
        steps.twoModelsAreComparedOnTheirPatients();
        steps.aFolderIsDeployedBesideItsOtherVersionAndScoresFromTheNextEvent(scratch);
    }

    @Test
    @Order(12)
    void rulePacksArePublishedSwitchedApprovedAndTakenBackWhileItRuns(@TempDir Path scratch) throws Exception {
        RuleSteps steps = new RuleSteps(auscult);
        steps.aRuleThatIsOffIsNotShownAtTheNextLookAndItsAlertsAreWithdrawnByASweep(
                "cardiac/troponin-rise", "ESC 0/1 h");
        steps.aPackIsRefusedPublishedInForceAndRolledBack("pancreatic", scratch);
        steps.decisionsAreCountedByRuleAndVersion();
        steps.whereTwoPeopleAreAskedForAPackWaitsForTheSecond("diabetes", scratch);
    }

    private static Alert tamperWithTheAlertsOf(ConsumerRecord<String, byte[]> open) {
        List<Alert> alerts = new ArrayList<>(read(TOPICS.openAlerts(), serdes.openAlerts(), open));
        Episode episode = alerts.getFirst().episode();
        Alert unfounded = new Alert.Open(new Episode(
                new AlertId(UNFOUNDED),
                episode.raise(),
                episode.openedBy(),
                episode.openedAt(),
                episode.revision(),
                episode.revisedAt(),
                List.of()));
        alerts.add(unfounded);
        write(TOPICS.alerts(), open.key(), serdes.alerts(), unfounded);
        write(TOPICS.openAlerts(), open.key(), serdes.openAlerts(), alerts);
        return unfounded;
    }

    /** Values that a topic has twice under one key: what clinicians would see twice, if any. */
    private static List<String> writtenTwice(Topic topic) {
        Map<String, Long> seen = auscult.records(topic).stream()
                .filter(item -> item.value() != null)
                .collect(Collectors.groupingBy(
                        item -> item.key() + " " + ContentHash.of(item.value()), Collectors.counting()));
        return seen.entrySet().stream()
                .filter(value -> value.getValue() > 1)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Set<String> alertsOf(String word) {
        return auscult.records(TOPICS.alerts()).stream()
                .filter(item -> item.key().equals(patientNamed("Example")))
                .map(item -> read(TOPICS.alerts(), serdes.alerts(), item).episode())
                .filter(episode -> episode.rule().value().contains(word))
                .map(episode -> episode.id().value())
                .collect(Collectors.toSet());
    }

    private static List<String> states(String alert) {
        return auscult.records(TOPICS.alerts()).stream()
                .map(item -> read(TOPICS.alerts(), serdes.alerts(), item))
                .filter(each -> each.episode().id().value().equals(alert))
                .map(AlertCodec::state)
                .toList();
    }

    private static Set<String> openAlerts() {
        Map<String, List<Alert>> open = new TreeMap<>();
        auscult.records(TOPICS.openAlerts())
                .forEach(item -> open.put(
                        item.key(),
                        item.value() == null ? List.of() : read(TOPICS.openAlerts(), serdes.openAlerts(), item)));
        return open.values().stream()
                .flatMap(List::stream)
                .map(alert -> alert.episode().id().value())
                .collect(Collectors.toSet());
    }

    private static List<Alert> openAlertsOf(String patient) {
        ConsumerRecord<String, byte[]> item =
                newest(TOPICS.openAlerts(), each -> each.key().equals(patient));
        return item.value() == null ? List.of() : read(TOPICS.openAlerts(), serdes.openAlerts(), item);
    }

    private static boolean showsScore(ConsumerRecord<String, byte[]> item) {
        return read(TOPICS.signals(), serdes.signals(), item) instanceof Signal.RiskScored;
    }

    private static String patientNamed(String family) {
        return auscult.records(TOPICS.people()).stream()
                .filter(item -> item.value() != null)
                .map(item -> read(TOPICS.people(), serdes.people(), item))
                .filter(person -> family.equals(person.family()))
                .map(person -> person.patient().value())
                .findFirst()
                .orElse("nobody");
    }

    private static String patient(String mrn) {
        return SiteKeyFile.read(Home.at(auscult.home()))
                .patientId(new Identifier(RunningAuscult.HOSPITAL, mrn))
                .value();
    }

    private static ConsumerRecord<String, byte[]> newest(
            Topic topic, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        return auscult.records(topic).stream()
                .filter(wanted)
                .max(Comparator.comparingLong(ConsumerRecord::offset))
                .orElseThrow();
    }

    @SuppressWarnings("unchecked") // a serde's deserializer stands under the serde
    private static <T> T read(Topic topic, Serde<T> serde, ConsumerRecord<String, byte[]> item) {
        return (T) DESERIALIZERS.computeIfAbsent(serde, Serde::deserializer).deserialize(topic.name(), item.value());
    }

    private static <T> void write(Topic topic, String key, Serde<T> serde, T value) {
        byte[] bytes = serde.serializer().serialize(topic.name(), value);
        Transaction.write(
                auscult.at().kafka(), "operations-test", List.of(new ProducerRecord<>(topic.name(), key, bytes)));
    }

    private static int generation() {
        return Generation.of(Home.at(auscult.home())).number();
    }

    private static Map<String, Long> counts() {
        return Stream.of(TOPICS.signals(), TOPICS.decisions(), TOPICS.alerts(), TOPICS.openAlerts())
                .collect(Collectors.toMap(Topic::name, auscult::count));
    }

    private static Set<String> topics() throws Exception {
        try (Admin admin = admin()) {
            return admin.listTopics().names().get(10, TimeUnit.SECONDS);
        }
    }

    private static List<String> groups() throws Exception {
        try (Admin admin = admin()) {
            return admin.listGroups().all().get(10, TimeUnit.SECONDS).stream()
                    .map(group -> group.groupId())
                    .toList();
        }
    }

    private static Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", auscult.at().kafka()));
    }

    private static List<String> stores() throws IOException {
        try (Stream<Path> folders = Files.list(auscult.home().resolve("streams"))) {
            return folders.map(folder -> folder.getFileName().toString()).toList();
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitFolded() {
        try (Admin admin = admin();
                Committed records = new Committed(admin, auscult.at().kafka())) {
            Log log = new Log(admin, records, TOPICS.events().name());
            Generation running = Generation.of(Home.at(auscult.home()));
            await("the log to be folded")
                    .atMost(PATIENCE)
                    .until(() -> log.folded(running).reached(log.end()));
        }
    }

    private static void awaitThat(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    private static String page(String path) {
        try {
            return auscult.get(auscult.at().inbox().replace("/inbox", path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
