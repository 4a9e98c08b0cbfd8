package io.auscult.delivery.store;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** How far each partition is projected, kept in the same transaction as the rows: so no record counts twice or never. */
public final class OffsetStore {
    private final Database database;

    public OffsetStore(Database database) {
        this.database = database;
    }

    public Map<TopicPartition, Long> all() {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        record Next(TopicPartition partition, long offset) {}
        database.query(
                        "select topic, part, next_offset from projection_offset",
                        row -> new Next(
                                new TopicPartition(row.getString("topic"), row.getInt("part")),
                                row.getLong("next_offset")))
                .forEach(next -> offsets.put(next.partition, next.offset));
        return offsets;
    }

    void put(Session session, Map<TopicPartition, Long> next) throws SQLException {
        for (Map.Entry<TopicPartition, Long> entry : next.entrySet()) {
            session.update("""
                    insert into projection_offset (topic, part, next_offset) values (?, ?, ?)
                    on conflict (topic, part) do update set next_offset = excluded.next_offset""", entry.getKey().topic(), entry.getKey().partition(), entry.getValue());
        }
    }
}
