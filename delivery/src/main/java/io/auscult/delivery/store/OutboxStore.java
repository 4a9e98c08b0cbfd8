package io.auscult.delivery.store;

import io.auscult.core.alert.AlertId;
import io.auscult.core.value.PatientId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What became of alerts before a viewer: an outbox, emptied into the log, and filled from it. An entry is kept here before the
 * viewer has the answer and stays marked as waiting until the log has it, so none is lost when Kafka or this app is down in
 * between.
 */
public abstract sealed class OutboxStore<E extends OutboxStore.Entry> permits SightingStore, DeferralStore {
    private static final int AT_ONCE = 100;
    private static final boolean WAITING = false;
    private static final boolean PUBLISHED = true;

    private final Database database;
    private final String table;
    private final String insert;
    private final Session.Row<E> row;

    /** @param own the columns that only this table has, in the order of {@link #own(Entry)} */
    OutboxStore(Database database, String table, List<String> own, Session.Row<E> row) {
        this.database = database;
        this.table = table;
        this.insert = """
                insert into %s (event_id, patient, alert_id, revision, viewer, channel, at, published, cause_offset, %s)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?%s) on conflict (event_id) do\s""".formatted(table, String.join(", ", own), ", ?".repeat(own.size()));
        this.row = row;
    }

    /** What every entry says: of which revision of whose alert, before whom, where and when. */
    public interface Entry {
        String eventId();

        PatientId patient();

        AlertId alert();

        int revision();

        String viewer();

        String channel();

        Instant at();
    }

    abstract List<@Nullable Object> own(E entry);

    /** To be published; what is known changes nothing. */
    public void keep(List<E> entries) {
        database.inTransaction(session -> {
            for (E entry : entries) {
                insert(session, "nothing", entry, WAITING, 0);
            }
        });
    }

    /** As the log says. */
    public void published(Session session, E entry, Position position) throws SQLException {
        insert(
                session,
                "update set published = true, cause_offset = excluded.cause_offset",
                entry,
                PUBLISHED,
                position.cause());
    }

    private void published(List<String> eventIds) {
        if (!eventIds.isEmpty()) {
            database.update("update " + table + " set published = true where event_id = any(?)", (Object)
                    eventIds.toArray(String[]::new));
        }
    }

    public List<E> waiting(int limit) {
        return select("where not published order by at, event_id limit ?", limit);
    }

    /**
     * Hands over what waits and marks what was taken as published, all at once: a commit waits for the disk. Stops at the first that
     * is not taken, with what the taker throws.
     */
    public void publishWaiting(Consumer<E> taker) {
        List<String> taken = new ArrayList<>();
        try {
            for (E entry : waiting(AT_ONCE)) {
                taker.accept(entry);
                taken.add(entry.eventId());
            }
        } finally {
            published(taken);
        }
    }

    List<E> select(String which, @Nullable Object... arguments) {
        return database.query("select * from " + table + " " + which, row, arguments);
    }

    private void insert(Session session, String whenKnown, E entry, boolean published, long cause) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>();
        Collections.addAll(
                values,
                entry.eventId(),
                entry.patient().value(),
                entry.alert().value(),
                entry.revision(),
                entry.viewer(),
                entry.channel(),
                entry.at(),
                published,
                cause);
        values.addAll(own(entry));
        session.update(insert + whenKnown, values.toArray());
    }
}
