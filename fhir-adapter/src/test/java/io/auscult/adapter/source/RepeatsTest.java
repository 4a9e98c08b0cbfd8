package io.auscult.adapter.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.auscult.adapter.publish.NotStored;
import io.auscult.adapter.source.Repeats.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatsTest {
    private final Repeats repeats = new Repeats(2);
    private final List<Long> committed = new ArrayList<>();

    private boolean commit(long statement) throws NotStored, InterruptedException {
        return repeats.commitOnce(
                new Statement(0, statement), repeats.era(), () -> false, () -> committed.add(statement));
    }

    @Test
    void forgetsTheOldestFirst() throws Exception {
        commit(1);
        commit(2);
        commit(3);
        assertThat(commit(3)).isTrue();
        assertThat(commit(2)).isTrue();
        assertThat(commit(1)).isFalse();
        assertThat(committed).containsExactly(1L, 2L, 3L, 1L);
    }

    @Test
    void saysAgainWhatIsNews() throws Exception {
        commit(1);
        boolean repeated = repeats.commitOnce(new Statement(0, 1), repeats.era(), () -> true, () -> committed.add(1L));
        assertThat(repeated).isFalse();
        assertThat(committed).hasSize(2);
    }
}
