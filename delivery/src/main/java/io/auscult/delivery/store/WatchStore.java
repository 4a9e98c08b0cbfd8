package io.auscult.delivery.store;

import io.auscult.delivery.watch.Alarm;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Counts hour by hour, and the alarms that were made of them. */
public final class WatchStore {
    private static final String ALARM =
            "select id, kind, subject, since, noticed, ended, came, usual, sentence from watch_alarm ";

    private final Database database;

    public WatchStore(Database database) {
        this.database = database;
    }

    private record Counted(String name, Instant hour, long count) {}

    /** How many alerts each rule opened, in each hour from then on, that reached as far as {@code mode}. */
    public Map<String, NavigableMap<Instant, Long>> firings(String mode, Instant from) {
        return byName(database.query(
                "select rule as name, hour, count from firing_hour where mode = ? and hour >= ?",
                WatchStore::counted,
                mode,
                from));
    }

    /** How many events came from each source in each hour from then on. */
    public Map<String, NavigableMap<Instant, Long>> heard(Instant from) {
        return byName(database.query(
                "select source as name, hour, count from feed_hour where hour >= ?", WatchStore::counted, from));
    }

    /** The first hour in which anything came from anywhere. */
    public Optional<Instant> firstHeard() {
        return database
                .query(
                        "select min(hour) as hour from feed_hour having min(hour) is not null",
                        row -> Session.instant(row, "hour"))
                .stream()
                .findFirst();
    }

    public List<Alarm> open() {
        return database.query(ALARM + "where ended is null order by noticed desc, id", WatchStore::alarm);
    }

    /** The newest, open or over. */
    public List<Alarm> newest(int limit) {
        return database.query(ALARM + "order by noticed desc, id desc limit ?", WatchStore::alarm, limit);
    }

    /** Whether it is news: of one kind and subject there is one open alarm, whoever notices it. */
    public boolean notice(Alarm alarm) {
        return database.update(
                        """
                        insert into watch_alarm (kind, subject, since, noticed, came, usual, sentence)
                        values (?, ?, ?, ?, ?, ?, ?) on conflict (kind, subject) where ended is null do nothing""",
                        alarm.kind().word(),
                        alarm.subject(),
                        alarm.since(),
                        alarm.noticed(),
                        alarm.came(),
                        alarm.usual(),
                        alarm.sentence())
                == 1;
    }

    public void end(Alarm alarm, Instant at) {
        database.update(
                "update watch_alarm set ended = ? where kind = ? and subject = ? and ended is null",
                at,
                alarm.kind().word(),
                alarm.subject());
    }

    /** What has not been told by this way since it began or ended, oldest first. */
    public List<Alarm> untold(Way way) {
        return database.query(
                ALARM + "where " + way.column
                        + " <> case when ended is null then 'noticed' else 'ended' end order by id",
                WatchStore::alarm);
    }

    public void told(Way way, Alarm alarm) {
        database.update(
                "update watch_alarm set " + way.column + " = ? where id = ?",
                alarm.ended() == null ? "noticed" : "ended",
                alarm.id());
    }

    /** How alarms leave. */
    public enum Way {
        WEBHOOK("told"),
        TOPIC("publ");

        private final String column;

        Way(String column) {
            this.column = column;
        }
    }

    private static Map<String, NavigableMap<Instant, Long>> byName(List<Counted> counts) {
        Map<String, NavigableMap<Instant, Long>> byName = new HashMap<>();
        counts.forEach(
                each -> byName.computeIfAbsent(each.name, _ -> new TreeMap<>()).put(each.hour, each.count));
        return byName;
    }

    private static Counted counted(ResultSet row) throws SQLException {
        return new Counted(row.getString("name"), Session.instant(row, "hour"), row.getLong("count"));
    }

    private static Alarm alarm(ResultSet row) throws SQLException {
        return new Alarm(
                row.getLong("id"),
                Alarm.Kind.of(row.getString("kind")),
                row.getString("subject"),
                Session.instant(row, "since"),
                Session.instant(row, "noticed"),
                row.getObject("ended") == null ? null : Session.instant(row, "ended"),
                row.getLong("came"),
                row.getDouble("usual"),
                row.getString("sentence"));
    }
}
