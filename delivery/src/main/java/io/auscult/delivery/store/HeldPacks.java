package io.auscult.delivery.store;

import io.auscult.core.release.PackRelease;
import io.auscult.delivery.store.ReleaseStore.RuleModes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The releases of packs. A release holds all the files of its pack, so each is read and parsed once and not for every answer. */
final class HeldPacks {
    /** The row's own version, for a switch that is written a second time. */
    private static final String SWITCHES = """
            select id, version, in_force_from, xmin::text as written from pack_release
            where counts
            order by id, in_force_from desc, version desc""";

    private final Database database;
    private final Fresh<List<Switch>> switches;
    private final Map<Switch, Held> known = new ConcurrentHashMap<>();

    HeldPacks(Database database) {
        this.database = database;
        this.switches = new Fresh<>(this::read);
    }

    /** One taking of force. */
    record Switch(String pack, String version, Instant from, String written) {}

    /** A release and the rules of its pack, each with its mode. */
    record Held(Switch taking, RuleModes modes, PackRelease release) {}

    /** Of each pack the release in force at {@code now}. */
    List<Held> inForce(Instant now) {
        Set<String> packs = new HashSet<>();
        return switches.get().stream()
                .filter(each -> !each.from.isAfter(now) && packs.add(each.pack))
                .map(this::held)
                .toList();
    }

    /** Those that take force after {@code now} and not after {@code soon}. */
    List<Held> ahead(Instant now, Instant soon) {
        return switches.get().stream()
                .filter(each -> each.from.isAfter(now) && !each.from.isAfter(soon))
                .map(this::held)
                .toList();
    }

    /** After a change. */
    void forget() {
        switches.forget();
    }

    private List<Switch> read() {
        List<Switch> all = database.query(SWITCHES, HeldPacks::taking);
        known.keySet().retainAll(Set.copyOf(all));
        return all;
    }

    private Held held(Switch one) {
        return known.computeIfAbsent(one, this::parsed);
    }

    private Held parsed(Switch one) {
        return database.query(
                        "select rules, document from pack_release where id = ? and version = ? and in_force_from = ?",
                        row -> new Held(
                                one,
                                Documents.read(row.getString("rules"), RuleModes.class),
                                Documents.read(row.getString("document"), PackRelease.class)),
                        one.pack,
                        one.version,
                        one.from)
                .getFirst();
    }

    private static Switch taking(ResultSet row) throws SQLException {
        return new Switch(
                row.getString("id"),
                row.getString("version"),
                Session.instant(row, "in_force_from"),
                row.getString("written"));
    }
}
