package io.auscult.adapter.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.subscription.Notice.Happened;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SubscriptionStateTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static Notice notice(Notice.Type type, @Nullable Long total, long... numbers) {
        List<Happened> events = LongStream.of(numbers)
                .mapToObj(number -> new Happened(number, null, List.of()))
                .toList();
        return new Notice(type, "", "", "active", total, NOON, events);
    }

    private static SubscriptionState after(SubscriptionState state, long... numbers) {
        SubscriptionState next = state;
        for (long number : numbers) {
            next = next.after(notice(Notice.Type.EVENT, null, number), NOON);
        }
        return next;
    }

    private static SubscriptionState begun() {
        return SubscriptionState.unknown().after(notice(Notice.Type.HANDSHAKE, 0L), NOON);
    }

    @Test
    void countsOnWhileNothingIsMissing() {
        SubscriptionState state = after(begun(), 1, 2, 3);
        assertThat(state.through()).isEqualTo(3);
        assertThat(state.isMissingSome()).isFalse();
        assertThat(state.good()).isEqualTo(NOON);
    }

    @Test
    void knowsWhatIsMissingUntilItComes() {
        SubscriptionState gap = after(begun(), 1, 4, 3);
        assertThat(gap.missing()).isEqualTo(1);
        SubscriptionState whole = after(gap, 2);
        assertThat(whole.through()).isEqualTo(4);
        assertThat(whole.ahead()).isEmpty();
        assertThat(whole.isMissingSome()).isFalse();
    }

    @Test
    void learnsFromAHeartbeatThatTheLastEventDidNotCome() {
        SubscriptionState state = after(begun(), 1).after(notice(Notice.Type.HEARTBEAT, 2L), NOON);
        assertThat(state.missing()).isEqualTo(1);
    }

    @Test
    void beginsWithTheFirstNoticeItHears() {
        assertThat(after(SubscriptionState.unknown(), 41).through()).isEqualTo(41);
        assertThat(after(SubscriptionState.unknown(), 41).isMissingSome()).isFalse();
    }

    @Test
    void beginsAnewWhenTheServerDoes() {
        SubscriptionState state = after(begun(), 1, 2, 3).after(notice(Notice.Type.HANDSHAKE, 0L), NOON);
        assertThat(after(state, 2).missing()).isEqualTo(1);
    }

    @Test
    void keepsTheLastGoodTimeWhileSomethingIsMissing() {
        SubscriptionState good = after(begun(), 1);
        SubscriptionState later = good.after(notice(Notice.Type.EVENT, null, 3), NOON.plusSeconds(60));
        assertThat(later.good()).isEqualTo(NOON);
        assertThat(later.heard()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void countsWhatARepairFound() {
        SubscriptionState repaired = after(begun(), 1, 5).repairedUpTo(5);
        assertThat(repaired.repaired()).isEqualTo(3);
        assertThat(repaired.through()).isEqualTo(5);
        assertThat(repaired.repairedUpTo(4)).isEqualTo(repaired);
    }

    @Test
    void survivesBeingWrittenDown() {
        SubscriptionState state =
                after(begun(), 1, 3).known("s1", "active").owing(new Owed(List.of("Observation/1", "Patient/2"), NOON));
        assertThat(StateText.read(StateText.write(state))).isEqualTo(state);
        assertThat(StateText.read("no json")).isEqualTo(SubscriptionState.unknown());
    }

    /** Any order and any repetition come to the same. */
    @Property(tries = 200)
    void isWholeWhenAllHaveComeInAnyOrder(@ForAll @IntRange(min = 1, max = 40) int events, @ForAll long seed) {
        Random chance = new Random(seed);
        List<Integer> order =
                new ArrayList<>(IntStream.rangeClosed(1, events).boxed().toList());
        order.addAll(order.subList(0, chance.nextInt(events)));
        Collections.shuffle(order, chance);
        long[] numbers = order.stream().mapToLong(Integer::longValue).toArray();
        SubscriptionState state = after(begun(), numbers);
        assertThat(state.through()).isEqualTo(events);
        assertThat(state.isMissingSome()).isFalse();
        assertThat(state.ahead()).isEmpty();
    }
}
