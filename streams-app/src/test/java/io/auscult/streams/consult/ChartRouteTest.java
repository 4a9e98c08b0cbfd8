package io.auscult.streams.consult;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.streams.consult.ChartRoute.Place;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.Test;

class ChartRouteTest {
    private static final HostInfo HERE = new HostInfo("127.0.0.1", 8082);
    private static final HostInfo THERE = new HostInfo("127.0.0.1", 8182);
    private static final HostInfo ELSEWHERE = new HostInfo("127.0.0.1", 8282);
    private static final boolean FORWARDED = true;

    @Test
    void aSingleInstanceAnswersItself() {
        assertThat(ChartRoute.places(Optional.empty(), new HostInfo("unavailable", -1), Set.of(), false))
                .containsExactly(new Place.Own());
        assertThat(ChartRoute.places(Optional.of(HERE), HERE, Set.of(), false)).containsExactly(new Place.Own());
    }

    @Test
    void asksTheOwnerFirstAndTheOwnCopyNext() {
        assertThat(ChartRoute.places(Optional.of(HERE), THERE, Set.of(HERE), false))
                .containsExactly(new Place.Other(THERE), new Place.OwnCopy());
    }

    @Test
    void asksAnotherCopyWhenItHasNone() {
        assertThat(ChartRoute.places(Optional.of(HERE), THERE, Set.of(ELSEWHERE), false))
                .containsExactly(new Place.Other(THERE), new Place.Other(ELSEWHERE));
    }

    @Test
    void fallsBackFromItselfToACopyWhileItRestores() {
        assertThat(ChartRoute.places(Optional.of(HERE), HERE, Set.of(THERE), false))
                .containsExactly(new Place.Own(), new Place.Other(THERE));
    }

    @Test
    void aForwardedQuestionIsNeverForwardedAgain() {
        assertThat(ChartRoute.places(Optional.of(HERE), HERE, Set.of(THERE), FORWARDED))
                .isEqualTo(List.of(new Place.Own()));
        assertThat(ChartRoute.places(Optional.of(HERE), THERE, Set.of(HERE), FORWARDED))
                .isEqualTo(List.of(new Place.OwnCopy()));
        assertThat(ChartRoute.places(Optional.of(HERE), THERE, Set.of(ELSEWHERE), FORWARDED))
                .isEmpty();
    }
}
