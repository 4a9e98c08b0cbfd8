package io.auscult.adapter.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.auscult.adapter.ehr.FakeEhr;
import io.auscult.adapter.ehr.Taken;
import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.EhrClients;
import io.auscult.adapter.source.EhrSettings;
import io.auscult.adapter.source.EhrSettings.Poll;
import io.auscult.adapter.source.EhrSettings.Poll.How;
import io.auscult.adapter.source.FeedState;
import io.auscult.adapter.source.Source;
import io.auscult.adapter.source.Sources;
import io.auscult.ehr.Authorization;
import io.auscult.ehr.EhrClient;
import io.auscult.mapping.Dialect;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Polls of an EHR that answers in pages of two. */
class PollsTest {
    private final FakeEhr ehr = new FakeEhr();
    private final Taken taken = new Taken();
    private final Cursors cursors = new Cursors();
    private final EhrClients clients = settings ->
            new EhrClient(settings.base(), Authorization.none(), EhrClient.Limits.USUAL, Clock.systemUTC(), _ -> {});
    private @Nullable Polls open;

    private Polls start(How how) {
        Poll labs = new Poll("labs", "Observation?category=laboratory", how, Duration.ofMillis(50));
        EhrSettings settings = new EhrSettings(ehr.base(), null, List.of(), List.of(labs), null);
        Source source = new Source("ehr", List.of(), Dialect.of(ZoneOffset.UTC), null, null, null, settings);
        Polls polls = new Polls(Sources.of(source), taken.intake(cursors), cursors, clients, Clock.systemUTC());
        polls.start();
        open = polls;
        return polls;
    }

    private Polls started(How how) {
        Polls polls = start(how);
        await().until(() -> state(polls).status().equals("active"));
        return polls;
    }

    private static String problem(FeedState feed) {
        return Objects.requireNonNullElse(feed.problem(), "");
    }

    private static FeedState state(Polls polls) {
        return polls.feeds("ehr").getFirst();
    }

    @AfterEach
    void close() {
        if (open != null) {
            open.close();
        }
        ehr.close();
    }

    private void write(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(i -> ehr.write("o" + i));
    }

    private static String[] ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "o" + i).toArray(String[]::new);
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void deliversWhatChangedOnceOverManyPagesAndQuestions(How how) {
        started(how);
        write(1, 5);
        await().untilAsserted(() -> assertThat(taken.recorded()).contains(ids(1, 5)));
        write(6, 9);
        await().untilAsserted(() -> assertThat(taken.recorded()).contains(ids(6, 9)));
        long before = questions();
        await().until(() -> questions() > before + 8);
        assertThat(taken.recorded()).containsExactlyInAnyOrder(ids(1, 9));
    }

    private long questions() {
        return ehr.asked().size();
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void goesOnAfterARestartWhereItWas(How how) {
        Polls before = started(how);
        write(1, 3);
        await().untilAsserted(() -> assertThat(taken.recorded()).contains(ids(1, 3)));
        before.close();
        write(4, 6);
        started(how);
        await().untilAsserted(() -> assertThat(taken.recorded()).contains(ids(4, 6)));
        assertThat(taken.recorded()).containsExactlyInAnyOrder(ids(1, 6));
    }

    @ParameterizedTest
    @EnumSource(How.class)
    void comesBackByItselfAfterTheEhrAndKafkaWereDown(How how) {
        Polls polls = started(how);
        ehr.down(true);
        write(1, 3);
        await().until(() -> problem(state(polls)).contains("503"));
        taken.down(true);
        ehr.down(false);
        await().until(() -> problem(state(polls)).contains("Kafka"));
        taken.down(false);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(taken.recorded()).containsExactlyInAnyOrder(ids(1, 3)));
        await().until(() -> problem(state(polls)).isEmpty());
    }

    @Test
    void retractsWhatAHistoryTellsWasDeleted() {
        started(How.HISTORY);
        ehr.write("o1");
        await().untilAsserted(() -> assertThat(taken.recorded()).contains("o1"));
        ehr.delete("o1");
        await().untilAsserted(() -> assertThat(taken.retracted()).containsExactly("o1"));
        assertThat(taken.rejected()).isZero();
    }

    @Test
    void beginsWhenTheSiteSays() {
        Poll poll = new Poll(
                "labs",
                "Observation?category=laboratory&_lastUpdated=ge2026-01-01T00:00:00Z",
                How.LAST_UPDATED,
                Duration.ofMinutes(1));
        PollQuestion question = new PollQuestion(poll);
        assertThat(question.beginning()).contains(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(question.since(Instant.parse("2026-03-01T12:00:00.7Z")))
                .isEqualTo("Observation?category=laboratory&_lastUpdated=ge2026-03-01T12:00:00Z"
                        + "&_sort=_lastUpdated&_count=100");
        Poll history = new Poll("labs", "Observation?category=laboratory", How.HISTORY, Duration.ofMinutes(1));
        assertThat(new PollQuestion(history).since(Instant.parse("2026-03-01T12:00:00Z")))
                .isEqualTo("Observation/_history?_since=2026-03-01T12:00:00Z&_count=100");
    }

    @Test
    void keepsItsPositionInWords() {
        PollPosition position = PollPosition.from(Instant.parse("2026-03-01T12:00:00Z"))
                .and(List.of("a", "b"), Instant.parse("2026-03-01T12:00:05Z"));
        assertThat(PollPosition.read(position.text())).contains(position);
        assertThat(PollPosition.read("?")).isEmpty();
    }
}
