package io.auscult.delivery.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.auscult.core.alert.Alert;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.delivery.Sample;
import io.auscult.delivery.store.Database;
import io.auscult.delivery.store.Position;
import io.auscult.delivery.store.ReleaseStore.RuleModes;
import io.auscult.delivery.store.Stores;
import io.auscult.delivery.store.TestDatabase;
import io.auscult.delivery.watch.Alarm.Kind;
import io.auscult.delivery.watch.Watchdog.Seen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A rule that falls silent, one that floods and a source that is unplugged, each in counts as the projection keeps them. */
class WatchdogTest {
    private static final String STEADY = Sample.TROPONIN.value();
    private static final String OTHER = Sample.STATIN.value();
    private static final int WEEKS = 12;
    /** A Thursday. */
    private static final Instant NOW =
            Ward.START.plus(Duration.ofDays(WEEKS * 7 - 4)).plus(Duration.ofHours(12));

    private Database database = TestDatabase.fresh();
    private Stores stores = Stores.of(database);
    private final List<PackRelease> paused = new ArrayList<>();
    private Watchdog watchdog = watchdog(20);

    @BeforeEach
    void emptySchema() {
        database = TestDatabase.fresh();
        stores = Stores.of(database);
        watchdog = watchdog(20);
        release(Mode.LIVE, Ward.START.minus(Duration.ofDays(9)));
        count("feed_hour (source, hour, count)", "ehr", 90, NOW, _ -> 1);
        heard("ehr", NOW.minusSeconds(90));
    }

    @Test
    void anOrdinaryWeekIsNoAlarmAndNeitherIsAQuietNight() {
        fires(STEADY, 4, _ -> 1);
        fires(OTHER, 1, _ -> 1);
        for (int hours = 0; hours < 7 * 24; hours += 3) {
            assertThat(look(NOW.minus(Duration.ofHours(hours))).alarms())
                    .as(hours + " h ago")
                    .isEmpty();
        }
        assertThat(watchdog.look(NOW).rules())
                .extracting(Watched::subject, Watched::word)
                .containsExactly(tuple(OTHER, "usual"), tuple(STEADY, "usual"));
    }

    @Test
    void aRuleThatFallsSilentIsNoticedOnceAndSaidToBeOverWhenItFiresAgain() {
        Instant silent = NOW.minus(Duration.ofHours(4));
        fires(STEADY, 4, at -> at.isBefore(silent) ? 1 : 0);
        assertThat(look(NOW.minus(Duration.ofHours(3))).alarms()).isEmpty();
        Seen seen = look(NOW);
        assertThat(seen.alarms()).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Kind.SILENCE);
            assertThat(alarm.subject()).isEqualTo(STEADY);
            assertThat(alarm.sentence()).startsWith("Rule " + STEADY + " fires too seldom: ");
        });
        assertThat(look(NOW.plusSeconds(60)).alarms()).hasSize(1);
        assertThat(stores.watch().newest(9)).as("the same is one alarm").hasSize(1);
        assertThat(paused).isEmpty();

        database.update("delete from firing_hour");
        fires(STEADY, 4, NOW.plus(Duration.ofDays(2)), at -> at.isBefore(silent) || at.isAfter(NOW) ? 1 : 0);
        heard("ehr", NOW.plus(Duration.ofDays(2)));
        assertThat(look(NOW.plus(Duration.ofDays(2))).alarms()).noneMatch(alarm -> alarm.kind() == Kind.SILENCE);
        assertThat(stores.watch().newest(9))
                .filteredOn(alarm -> alarm.kind() == Kind.SILENCE)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.ended()).isEqualTo(NOW.plus(Duration.ofDays(2))));
    }

    @Test
    void aRuleThatFloodsIsNoticedAndPausedByARecordThatStopsTheReleaseInForce() {
        Instant flood = NOW.minus(Duration.ofHours(3));
        fires(STEADY, 4, at -> at.isBefore(flood) ? 1 : 40);
        fires(OTHER, 1, _ -> 1);
        assertThat(look(NOW).alarms())
                .extracting(Alarm::kind, Alarm::subject)
                .containsExactly(tuple(Kind.FLOOD, STEADY));
        PackRelease holds = stores.releases().packOf(Sample.TROPONIN, NOW).orElseThrow();
        assertThat(paused).singleElement().satisfies(pause -> {
            assertThat(pause.stops()).isEqualTo(holds.switchKey());
            assertThat(pause.ruleModes()).containsExactly(Map.entry(Sample.TROPONIN, Mode.OFF));
            assertThat(pause.mode()).isEqualTo(Mode.LIVE);
            assertThat(pause.inForceFrom()).isEqualTo(NOW.plusSeconds(15));
            assertThat(pause.why()).startsWith("It floods: ");
        });
        database.inTransaction(session -> stores.releases()
                .put(session, paused.getFirst(), new RuleModes(Map.of(STEADY, Mode.OFF, OTHER, Mode.LIVE))));
        assertThat(look(NOW.plusSeconds(60)).alarms())
                .as("what is off is not watched")
                .isEmpty();
        assertThat(paused).hasSize(1);
    }

    @Test
    void aSiteMayHaveNothingPausedByItself() {
        fires(STEADY, 4, at -> at.isBefore(NOW.minus(Duration.ofHours(3))) ? 1 : 40);
        watchdog = watchdog(0);
        assertThat(look(NOW).alarms()).hasSize(1);
        assertThat(paused).isEmpty();
    }

    @Test
    void aSourceThatIsUnpluggedIsNoticedWithinTheHourByDay() {
        database.update("delete from feed_hour");
        Instant unplugged = NOW.minus(Duration.ofHours(1));
        count("feed_hour (source, hour, count)", "lab", 60, NOW, at -> at.isBefore(unplugged) ? 1 : 0);
        heard("lab", unplugged);
        assertThat(look(NOW.minus(Duration.ofMinutes(61))).alarms()).isEmpty();
        assertThat(look(NOW.plusSeconds(60)).alarms())
                .extracting(Alarm::kind, Alarm::subject)
                .contains(tuple(Kind.SOURCE, "lab"));
    }

    @Test
    void aSourceOfWhichLittleIsKnownIsSilentAfterTheTimeThatTheSiteSays() {
        heard("scanner", NOW.minus(Duration.ofHours(25)));
        assertThat(look(NOW).alarms())
                .singleElement()
                .satisfies(
                        alarm -> assertThat(alarm.sentence()).startsWith("Source scanner has fallen silent: 0 since"));
    }

    @Test
    void aRuleThatWasOffForWeeksIsNotSilentAndItsReturnIsNoFlood() {
        Instant off = NOW.minus(Duration.ofDays(21));
        Instant on = NOW.minus(Duration.ofDays(3));
        release(Mode.OFF, off);
        release(Mode.LIVE, on);
        fires(STEADY, 4, at -> at.isBefore(off) || !at.isBefore(on) ? 1 : 0);
        for (int hours = 0; hours < 70; hours += 3) {
            assertThat(look(NOW.minus(Duration.ofHours(hours))).alarms())
                    .as(hours + " h ago")
                    .isEmpty();
        }
    }

    @Test
    void countsEachAlertWhenItIsFirstHeardOfAndNotWhenItChanges() {
        var position = new Position(0, 1, 1, 1);
        var open = Sample.open(Sample.statin(), "e1", NOW);
        database.inTransaction(session -> stores.alerts().put(session, Sample.ADA, open, position));
        var later = new Position(0, 2, 2, 2);
        database.inTransaction(session ->
                stores.alerts().put(session, Sample.ADA, new Alert.Withdrawn(open.episode(), "gone", NOW), later));
        assertThat(stores.watch().firings("live", NOW.minusSeconds(9_999)))
                .isEqualTo(Map.of(OTHER, new TreeMap<>(Map.of(NOW, 1L))));
    }

    private Watchdog watchdog(double pauseAt) {
        WatchTerms terms = new WatchTerms(
                Duration.ofDays(84), Duration.ofDays(365), Duration.ofHours(24), pauseAt, 100, ZoneOffset.UTC);
        return new Watchdog(stores, terms, new FloodPause(stores.releases(), paused::add));
    }

    private Seen look(Instant now) {
        return watchdog.look(now);
    }

    private void release(Mode mode, Instant from) {
        database.inTransaction(session -> stores.releases()
                .put(session, Sample.pack(mode, from), new RuleModes(Map.of(STEADY, mode, OTHER, mode))));
    }

    private void heard(String source, Instant at) {
        database.update(
                "insert into feed (source, received) values (?, ?) on conflict (source) do update set received = excluded.received",
                source,
                at);
    }

    private void fires(String rule, double byDay, Ward.Change change) {
        fires(rule, byDay, NOW, change);
    }

    private void fires(String rule, double byDay, Instant until, Ward.Change change) {
        count("firing_hour (mode, rule, hour, count)", rule, byDay, until, change);
    }

    private void count(String into, String name, double byDay, Instant until, Ward.Change change) {
        int hours = Math.toIntExact(Duration.between(Ward.START, until).toHours());
        List<Hour> counted = new Ward(byDay, name.hashCode())
                .hours(hours, change).stream().filter(hour -> hour.count() > 0).toList();
        database.update(
                "insert into " + into + " select " + (into.startsWith("firing") ? "'live', " : "")
                        + "?, h::timestamptz, c::bigint from unnest(?::text[], ?::text[]) as t(h, c)",
                name,
                counted.stream().map(hour -> hour.from().toString()).toArray(String[]::new),
                counted.stream().map(hour -> Long.toString(hour.count())).toArray(String[]::new));
    }
}
