package io.auscult.adapter.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.auscult.adapter.ehr.FakeEhr;
import io.auscult.adapter.ehr.Taken;
import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.Delivery;
import io.auscult.adapter.source.EhrClients;
import io.auscult.adapter.source.EhrSettings;
import io.auscult.adapter.source.EhrSettings.Content;
import io.auscult.adapter.source.EhrSettings.Style;
import io.auscult.adapter.source.EhrSettings.Subscription;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.FhirSettings;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.ehr.Authorization;
import io.auscult.ehr.EhrClient;
import io.auscult.mapping.Dialect;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.schemas.topic.Payload;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** A subscriber, and an EHR whose notices get lost, come twice and out of order. */
class SubscriptionsTest {
    private static final Timings QUICK = new Timings(
            Duration.ofMillis(150),
            Duration.ofSeconds(60),
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofMillis(200),
            Duration.ofMillis(30),
            Duration.ofMillis(100),
            Duration.ofSeconds(3));
    private static final URI HERE = URI.create("http://auscult.example.org/sources/ehr/fhir");

    private final FakeEhr ehr = new FakeEhr();
    private final Taken taken = new Taken();
    private final Cursors cursors = new Cursors();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final EhrClients clients = settings ->
            new EhrClient(settings.base(), Authorization.none(), EhrClient.Limits.USUAL, Clock.systemUTC(), _ -> {});
    private Source source = source(Style.R4_BACKPORT, Content.ID_ONLY, null, null);
    private @Nullable Subscriptions open;

    private Source source(Style style, Content content, @Nullable Duration heartbeat, @Nullable FhirSettings fhir) {
        String what = style == Style.R4_CRITERIA ? "Observation?category=laboratory" : "http://ehr/topic";
        Subscription labs =
                new Subscription("labs", style, what, List.of(), content, heartbeat, List.of("Observation"));
        EhrSettings settings = new EhrSettings(ehr.base(), null, List.of(labs), List.of(), HERE);
        return new Source("ehr", List.of(), Dialect.of(ZoneOffset.UTC), null, null, fhir, settings);
    }

    private Subscriptions start() {
        Subscriptions subscriptions = new Subscriptions(new Surroundings(
                Sources.of(source), taken.intake(cursors), cursors, clients, meters, Clock.systemUTC(), QUICK));
        subscriptions.start();
        open = subscriptions;
        await().until(() ->
                subscriptions.feeds("ehr").stream().anyMatch(it -> !it.status().equals("unknown"))
                        || !problem(subscriptions.feeds("ehr").getFirst()).isEmpty());
        return subscriptions;
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
        ehr.close();
    }

    private void send(Subscriptions subscriptions, String body) throws NotStored, InterruptedException {
        Payload payload = Payload.of(body.getBytes(StandardCharsets.UTF_8));
        subscriptions.receive(
                new Delivery(source, "application/fhir+json", payload, false, null, FhirMessageMapper::map));
    }

    private static String problem(FeedState feed) {
        return Objects.requireNonNullElse(feed.problem(), "");
    }

    private static FeedState labs(Subscriptions subscriptions) {
        return subscriptions.feeds("ehr").getFirst();
    }

    private double count(String what) {
        return meters.find("auscult.subscriptions." + what).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    @Test
    void makesItsSubscriptionOnceHoweverOftenItStarts(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "open sesame\n");
        source = source(
                Style.R4_BACKPORT,
                Content.ID_ONLY,
                Duration.ofMinutes(1),
                new FhirSettings(new FhirSettings.Secret("X-Auscult", secret)));
        Subscriptions first = start();
        await().until(() -> labs(first).status().equals("active"));
        first.close();
        Subscriptions second = start();
        await().until(() -> labs(second).status().equals("active"));
        assertThat(ehr.subscriptions()).singleElement().satisfies(it -> {
            JsonNode channel = it.path("channel");
            assertThat(it.path("criteria").asString()).isEqualTo("http://ehr/topic");
            assertThat(channel.path("endpoint").asString()).isEqualTo(HERE.toString());
            assertThat(channel.path("header").path(0).asString()).isEqualTo("X-Auscult: open sesame");
            assertThat(channel.at("/_payload/extension/0/valueCode").asString()).isEqualTo("id-only");
            assertThat(channel.at("/extension/0/valueUnsignedInt").asInt()).isEqualTo(60);
        });
        cursorsLost();
        assertThat(ehr.subscriptions()).hasSize(1);
    }

    /** Also without a cursor it finds what it made before. */
    private void cursorsLost() {
        Subscriptions third = new Subscriptions(new Surroundings(
                Sources.of(source),
                taken.intake(new Cursors()),
                new Cursors(),
                clients,
                meters,
                Clock.systemUTC(),
                QUICK));
        third.start();
        await().until(() -> labs(third).status().equals("active"));
        third.close();
    }

    @ParameterizedTest
    @CsvSource({"R4_CRITERIA, EMPTY", "R4_CRITERIA, FULL_RESOURCE", "R4B, ID_ONLY", "R5, FULL_RESOURCE"})
    void makesSubscriptionsOfEveryStyle(Style style, Content content) {
        source = source(style, content, null, null);
        Subscriptions subscriptions = start();
        await().until(() -> labs(subscriptions).status().equals("active"));
        JsonNode made = ehr.subscriptions().getFirst();
        String endpoint = style == Style.R5
                ? made.path("endpoint").asString()
                : made.at("/channel/endpoint").asString();
        assertThat(endpoint).isEqualTo(HERE.toString());
        assertThat(made.path(style == Style.R5 ? "topic" : "criteria").asString())
                .isEqualTo(style == Style.R4_CRITERIA ? "Observation?category=laboratory" : "http://ehr/topic");
        assertThat(made.at("/channel/payload").isMissingNode())
                .isEqualTo(style == Style.R5 || content == Content.EMPTY);
    }

    @Test
    void tellsWhyASubscriptionIsRefused() {
        ehr.refusingSubscriptions();
        Subscriptions subscriptions = start();
        assertThat(problem(labs(subscriptions))).contains("\"labs\" with 422", "not-supported: No such topic");
    }

    @Test
    void readsBackWhatANoticeNamesBeforeItAnswers() throws Exception {
        Subscriptions subscriptions = start();
        send(subscriptions, ehr.notice(ehr.write("o1"), true));
        assertThat(taken.recorded()).containsExactly("o1");
        assertThat(taken.rejected()).isZero();
        assertThat(labs(subscriptions).lastEventNumber()).isEqualTo(1);
    }

    @Test
    void keepsWhatItMustReadWhileTheEhrIsDownAlsoOverARestart() throws Exception {
        Subscriptions before = start();
        await().until(() -> labs(before).status().equals("active"));
        String notice = ehr.notice(ehr.write("o1"), true);
        ehr.down(true);
        send(before, notice);
        assertThat(taken.recorded()).isEmpty();
        await().until(() -> problem(labs(before)).contains("tried again"));
        before.close();
        Subscriptions after = start();
        ehr.down(false);
        await().untilAsserted(() -> assertThat(taken.recorded()).containsExactly("o1"));
        await().until(() -> problem(labs(after)).isEmpty());
    }

    @Test
    void storesNothingWhenNothingCanBeStored() {
        Subscriptions subscriptions = start();
        await().until(() -> labs(subscriptions).status().equals("active"));
        String notice = ehr.notice(ehr.write("o1"), true);
        taken.down(true);
        assertThatExceptionOfType(NotStored.class).isThrownBy(() -> send(subscriptions, notice));
        assertThat(labs(subscriptions).lastEventNumber()).isEqualTo(0);
    }

    @Test
    void retractsWhatIsDeleted() throws Exception {
        Subscriptions subscriptions = start();
        ehr.write("o1");
        send(subscriptions, ehr.notice(1, true));
        send(subscriptions, ehr.notice(ehr.delete("o1"), true));
        assertThat(taken.retracted()).containsExactly("o1");
        assertThat(taken.rejected()).isZero();
    }

    @Test
    void makesADeadLetterOfWhatItWasToldOfAndCannotFind() throws Exception {
        Subscriptions subscriptions = start();
        ehr.write("o1");
        send(subscriptions, ehr.notice(1, true).replace("Observation/o1", "Observation/other"));
        await().untilAsserted(() -> assertThat(taken.rejected()).isEqualTo(1));
    }

    @Test
    void makesADeadLetterOfWhatAnotherServerHolds() throws Exception {
        Subscriptions subscriptions = start();
        ehr.write("o1");
        send(subscriptions, ehr.notice(1, true).replace(ehr.base() + "/Observation", "http://other/fhir/Observation"));
        assertThat(taken.rejected()).isEqualTo(1);
        assertThat(taken.recorded()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true, 1", "true, 2", "true, 3", "false, 1", "false, 2", "false, 3"})
    void hasAllAfterNoticesWereLostRepeatedAndReordered(boolean withEvents, long seed) throws Exception {
        if (!withEvents) {
            ehr.withoutEvents();
        }
        Subscriptions subscriptions = start();
        await().until(() -> labs(subscriptions).status().equals("active"));
        Random chance = new Random(seed);
        int all = 12;
        List<String> notices = new ArrayList<>();
        for (int i = 1; i <= all; i++) {
            String notice = ehr.notice(ehr.write("o" + i), true);
            int times = chance.nextInt(3);
            notices.addAll(Collections.nCopies(times, notice));
        }
        Collections.shuffle(notices, chance);
        for (String notice : notices) {
            send(subscriptions, notice);
        }
        send(subscriptions, ehr.heartbeat());
        String[] ids = IntStream.rangeClosed(1, all).mapToObj(i -> "o" + i).toArray(String[]::new);
        await().untilAsserted(() -> assertThat(taken.recorded()).contains(ids));
        await().until(() -> Objects.equals(labs(subscriptions).lastEventNumber(), (long) all));
        await().until(() -> problem(labs(subscriptions)).isEmpty());
        assertThat(taken.rejected()).isZero();
        assertThat(labs(subscriptions).gaps()).isPositive();
        assertThat(labs(subscriptions).repaired()).isPositive();
        assertThat(count("gaps")).isEqualTo((double) labs(subscriptions).gaps());
        assertThat(count("repairs")).isEqualTo((double) labs(subscriptions).repaired());
    }

    @Test
    void asksOnceForAFloodOfNoticesWithoutAWord() throws Exception {
        source = source(Style.R4_BACKPORT, Content.EMPTY, null, null);
        Subscriptions subscriptions = start();
        await().until(() -> labs(subscriptions).status().equals("active"));
        ehr.write("o1");
        ehr.write("o2");
        ehr.write("o3");
        for (int i = 0; i < 200; i++) {
            send(subscriptions, ehr.notice(3, false));
        }
        await().untilAsserted(() -> assertThat(taken.recorded()).contains("o1", "o2", "o3"));
        await().during(Duration.ofMillis(200)).until(() -> true);
        assertThat(taken.recorded()).hasSize(3);
        long questions = ehr.asked().stream()
                .filter(asked -> asked.path().equals("/fhir/Observation")
                        && !asked.query().contains("_from"))
                .count();
        assertThat(questions).isLessThan(30);
    }

    @Test
    void asksForChangesAfterAPostWithoutABody() throws Exception {
        source = source(Style.R4_CRITERIA, Content.EMPTY, null, null);
        Subscriptions subscriptions = start();
        await().until(() -> labs(subscriptions).status().equals("active"));
        ehr.write("o1");
        subscriptions.receiveNothing(source);
        subscriptions.receiveNothing(source);
        await().untilAsserted(() -> assertThat(taken.recorded()).containsExactly("o1"));
    }

    @Test
    void setsAStoppedSubscriptionGoingWhenTheHeartbeatIsLateAndAsksForWhatItMissed() {
        source = source(Style.R4_BACKPORT, Content.ID_ONLY, Duration.ofMillis(200), null);
        Subscriptions subscriptions = start();
        await().until(() -> labs(subscriptions).status().equals("active"));
        ehr.write("o1");
        ehr.stop("error");
        await().untilAsserted(() -> assertThat(taken.recorded()).contains("o1"));
        await().until(() -> labs(subscriptions).status().equals("active"));
        assertThat(ehr.subscriptions().getFirst().path("status").asString()).isEqualTo("active");
        assertThat(count("late-heartbeats")).isPositive();
    }

    @Test
    void looksAtASubscriptionWithoutHeartbeatNowAndThen() {
        ehr.withoutStatus();
        source = source(Style.R4_CRITERIA, Content.FULL_RESOURCE, null, null);
        Subscriptions subscriptions = start();
        await().until(() -> labs(subscriptions).status().equals("active"));
        ehr.write("o1");
        ehr.stop("off");
        await().untilAsserted(() -> assertThat(taken.recorded()).containsExactly("o1"));
    }

    @Test
    void findsAfterARestartWhatHappenedInBetween() throws Exception {
        Subscriptions before = start();
        send(before, ehr.notice(ehr.write("o1"), true));
        before.close();
        ehr.write("o2");
        ehr.write("o3");
        Subscriptions after = start();
        await().untilAsserted(() -> assertThat(taken.recorded()).contains("o2", "o3"));
        await().until(() -> Objects.equals(labs(after).lastEventNumber(), 3L));
        assertThat(taken.recorded().stream().filter("o1"::equals)).hasSize(1);
    }

    @Test
    void takesTheResourcesOfANoticeThatHoldsThem() throws Exception {
        Subscriptions subscriptions = start();
        ehr.write("o1");
        String held =
                ",{\"fullUrl\":\"" + ehr.base() + "/Observation/o1\",\"resource\":{\"resourceType\":\"Observation\","
                        + "\"id\":\"o1\",\"status\":\"final\",\"subject\":{\"reference\":\"Patient/p1\"},\"code\":{\"text\":\"x\"},"
                        + "\"valueString\":\"y\"}}]}";
        String notice = ehr.notice(1, true);
        send(subscriptions, notice.substring(0, notice.lastIndexOf(']')) + held);
        assertThat(taken.recorded()).containsExactly("o1");
        assertThat(ehr.asked()).noneMatch(asked -> asked.path().endsWith("/Observation/o1"));
    }

    @Test
    void readsBackForSubscriptionsThatOthersMade() throws Exception {
        Subscriptions subscriptions = start();
        ehr.write("o1");
        send(subscriptions, ehr.notice(1, true).replace("Subscription/s1", "Subscription/by-hand"));
        assertThat(taken.recorded()).containsExactly("o1");
        assertThat(subscriptions.feeds("ehr")).extracting(FeedState::name).containsExactly("labs", "others");
    }
}
