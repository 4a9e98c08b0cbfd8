package io.auscult.delivery.store;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the last login of each user said of them, for whoever asks about a user who is not here. */
public final class LastLoginStore {
    private static final String PUT = """
            insert into last_login (user_name, roles, wards, at) values (?, ?, ?, ?)
            on conflict (user_name) do update set roles = excluded.roles, wards = excluded.wards, at = excluded.at""";

    private final Database database;

    public LastLoginStore(Database database) {
        this.database = database;
    }

    /** @param roles words of {@code Role} */
    public record LastLogin(Set<String> roles, Set<String> wards) {
        public LastLogin {
            roles = Set.copyOf(roles);
            wards = Set.copyOf(wards);
        }
    }

    public void put(String user, LastLogin said, Instant at) {
        database.update(PUT, user, sorted(said.roles), sorted(said.wards), at);
    }

    public Optional<LastLogin> find(String user) {
        return database
                .query(
                        "select roles, wards from last_login where user_name = ?",
                        row -> new LastLogin(words(row, "roles"), words(row, "wards")),
                        user)
                .stream()
                .findFirst();
    }

    private static String[] sorted(Collection<String> words) {
        return words.stream().sorted().toArray(String[]::new);
    }

    private static Set<String> words(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((Object[]) array.getArray()).map(String::valueOf).collect(Collectors.toSet());
    }
}
