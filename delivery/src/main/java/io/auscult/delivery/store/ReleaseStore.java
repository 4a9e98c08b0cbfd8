package io.auscult.delivery.store;

import io.auscult.core.alert.ViewerBook;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.ModelFiles;
import io.auscult.core.release.PackRelease;
import io.auscult.core.release.Pauses;
import io.auscult.core.signal.Deployment;
import io.auscult.core.signal.ModelRef;
import io.auscult.core.value.Mode;
import io.auscult.delivery.store.HeldPacks.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rule packs and model deployments with the times at which they take force: what may be shown at this moment. */
public final class ReleaseStore {
    /** Of a model folder. */
    private static final String CARD = "card.yaml";

    private static final String MODELS =
            "select model, mode, in_force_from from model_deployment order by model, in_force_from desc";

    /** What is taken back need not be shown for the seconds until the stream takes it back. */
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private final Database database;
    private final HeldPacks packs;
    private final Fresh<List<Deployed>> models;

    ReleaseStore(Database database, HeldPacks packs) {
        this.database = database;
        this.packs = packs;
        this.models = new Fresh<>(() -> database.query(MODELS, ReleaseStore::deployed));
    }

    /** The rules of a pack, each with its mode as the pack's files and its release say. */
    public record RuleModes(Map<String, Mode> modes) {}

    /** A pack and how far each of its rules reaches. */
    public record InForce(RuleModes modes, PackRelease release) {}

    /** One taking of force. */
    public record PackSwitch(String version, Mode mode, Instant from, String by, String why, String approvedBy) {
        public static PackSwitch of(PackRelease release) {
            return new PackSwitch(
                    release.version(),
                    release.mode(),
                    release.inForceFrom(),
                    release.by(),
                    release.why(),
                    release.approvedBy());
        }
    }

    public void put(Session session, PackRelease pack, RuleModes rules) throws SQLException {
        session.update(
                """
                insert into pack_release (id, version, in_force_from, mode, decided_by, why, approved_by, rules, document)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
                on conflict (id, in_force_from, version) do update
                set mode = excluded.mode, decided_by = excluded.decided_by, why = excluded.why,
                    approved_by = excluded.approved_by, rules = excluded.rules, document = excluded.document""",
                pack.id(),
                pack.version(),
                pack.inForceFrom(),
                pack.mode().word(),
                pack.by(),
                pack.why(),
                pack.approvedBy(),
                Documents.write(rules),
                Documents.write(pack));
        count(session, pack.id());
        packs.forget();
    }

    /** What is read may void a pause that was read before it. */
    private static void count(Session session, String pack) throws SQLException {
        List<PackRelease> all = session.query(
                "select document from pack_release where id = ?",
                row -> Documents.read(row.getString("document"), PackRelease.class),
                pack);
        if (all.stream().noneMatch(PackRelease::pausing)) {
            return;
        }
        List<PackRelease> counting = Pauses.counting(all);
        for (PackRelease pause : all) {
            if (pause.pausing()) {
                session.update(
                        "update pack_release set counts = ? where id = ? and version = ? and in_force_from = ?",
                        counting.contains(pause),
                        pause.id(),
                        pause.version(),
                        pause.inForceFrom());
            }
        }
    }

    /** Whether the same files were released before, and not only put up for approval. */
    boolean knows(Session session, PackRelease pack) throws SQLException {
        return !session.query(
                        """
                        select 1 from pack_release
                        where id = ? and version = ? and in_force_from < ? and document -> 'files' = ?::jsonb""", _ -> true, pack.id(), pack.version(), PackRelease.NEVER, Documents.write(pack.files()))
                .isEmpty();
    }

    public void put(Session session, Deployment deployment) throws SQLException {
        session.update(
                """
                insert into model_deployment (model, in_force_from, mode, decided_by, why, card) values (?, ?, ?, ?, ?, ?)
                on conflict (model, in_force_from) do update
                set mode = excluded.mode, decided_by = excluded.decided_by, why = excluded.why, card = excluded.card""",
                deployment.model().toString(),
                deployment.inForceFrom(),
                deployment.mode().word(),
                deployment.by(),
                deployment.why(),
                card(deployment));
        models.forget();
    }

    private static @Nullable String card(Deployment deployment) {
        ModelFiles files = deployment.files();
        return files == null ? null : files.text(CARD).orElse(null);
    }

    /** Every switch of every model, without the models themselves; of one model the oldest first. */
    public List<Deployment> switches() {
        return database.query(
                "select model, mode, in_force_from, decided_by, why from model_deployment order by model, in_force_from",
                ReleaseStore::switched);
    }

    /** The card of a model that came as a folder, as its file says it; empty for a model of the build. */
    public Optional<String> card(ModelRef model) {
        return database.query("""
                        select card from model_deployment where model = ? and card is not null
                        order by in_force_from desc limit 1""", row -> row.getString("card"), model.toString()).stream()
                .findFirst();
    }

    /** The modes in force at {@code now}; a switch to a lesser mode counts already when it is about to take force. */
    public ViewerBook inForce(Instant now) {
        Instant soon = now.plus(AT_ONCE);
        return new ViewerBook(rules(now, soon), models(now, soon));
    }

    private Map<RuleId, Mode> rules(Instant now, Instant soon) {
        Map<RuleId, Mode> rules = new HashMap<>();
        for (Held pack : packs.inForce(now)) {
            pack.modes().modes().forEach((rule, mode) -> rules.put(new RuleId(rule), mode));
        }
        for (Held ahead : packs.ahead(now, soon)) {
            ahead.modes()
                    .modes()
                    .forEach((rule, mode) -> rules.computeIfPresent(new RuleId(rule), (_, holds) -> holds.and(mode)));
        }
        return rules;
    }

    /** The newest switch of each model stands first. */
    private Map<ModelRef, Mode> models(Instant now, Instant soon) {
        Map<ModelRef, Mode> modes = new HashMap<>();
        List<Deployed> switched = models.get();
        switched.stream()
                .filter(each -> !each.from.isAfter(now))
                .forEach(each -> modes.putIfAbsent(each.model, each.mode));
        switched.stream()
                .filter(each -> each.from.isAfter(now) && !each.from.isAfter(soon))
                .forEach(each -> modes.computeIfPresent(each.model, (_, holds) -> holds.and(each.mode)));
        return modes;
    }

    /** Every taking of force of every pack, oldest first, with the modes of its rules then. */
    public List<Switched> history() {
        return database.query(
                "select id, in_force_from, rules from pack_release where counts and in_force_from < ? order by in_force_from",
                row -> new Switched(
                        row.getString("id"),
                        Session.instant(row, "in_force_from"),
                        rules(row).modes()),
                PackRelease.NEVER);
    }

    /** What took force at a time. */
    public record Switched(String pack, Instant from, Map<String, Mode> modes) {}

    /** The pack of this rule as in force at {@code now}. */
    public Optional<PackRelease> packOf(RuleId rule, Instant now) {
        return packs.inForce(now).stream()
                .filter(pack -> pack.modes().modes().containsKey(rule.value()))
                .map(Held::release)
                .findFirst();
    }

    /** Every taking of force by a pack, without its files, the newest first. */
    public List<PackSwitch> switches(String pack) {
        return database.query(
                """
                select version, mode, in_force_from, decided_by, why, approved_by from pack_release
                where id = ? and in_force_from < ? order by in_force_from desc, version desc""",
                row -> new PackSwitch(
                        row.getString("version"),
                        Mode.of(row.getString("mode")),
                        Session.instant(row, "in_force_from"),
                        row.getString("decided_by"),
                        row.getString("why"),
                        row.getString("approved_by")),
                pack,
                PackRelease.NEVER);
    }

    /** The packs in force at {@code now}, in order of their ids. */
    public List<InForce> packs(Instant now) {
        return packs.inForce(now).stream()
                .map(held -> new InForce(held.modes(), held.release()))
                .toList();
    }

    private static RuleModes rules(ResultSet row) throws SQLException {
        return Documents.read(row.getString("rules"), RuleModes.class);
    }

    private static Deployed deployed(ResultSet row) throws SQLException {
        return new Deployed(model(row), Mode.of(row.getString("mode")), Session.instant(row, "in_force_from"));
    }

    private static Deployment switched(ResultSet row) throws SQLException {
        return new Deployment(
                model(row),
                Mode.of(row.getString("mode")),
                Session.instant(row, "in_force_from"),
                row.getString("decided_by"),
                row.getString("why"),
                null);
    }

    private static ModelRef model(ResultSet row) throws SQLException {
        String name = row.getString("model");
        int at = name.indexOf('@');
        return new ModelRef(name.substring(0, at), name.substring(at + 1));
    }

    private record Deployed(ModelRef model, Mode mode, Instant from) {}
}
