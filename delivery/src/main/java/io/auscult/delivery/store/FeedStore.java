package io.auscult.delivery.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Up to when each source has sent, the newest receipt of any of its messages, and how many events in each hour. */
public final class FeedStore {
    private final Database database;

    public FeedStore(Database database) {
        this.database = database;
    }

    /** A source and its newest receipt. */
    public record Feed(String source, Instant received) {}

    public void heard(Session session, String source, Instant received) throws SQLException {
        session.update("""
                with counted as (
                    insert into feed_hour (source, hour, count) values (?, date_trunc('hour', ?::timestamptz, 'UTC'), 1)
                    on conflict (source, hour) do update set count = feed_hour.count + 1)
                insert into feed (source, received) values (?, ?)
                on conflict (source) do update set received = greatest(feed.received, excluded.received)""", source, received, source, received);
    }

    public List<Feed> all() {
        return database.query(
                "select source, received from feed order by source",
                row -> new Feed(row.getString("source"), Session.instant(row, "received")));
    }
}
