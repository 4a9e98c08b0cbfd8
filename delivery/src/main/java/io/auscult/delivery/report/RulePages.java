package io.auscult.delivery.report;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.delivery.inbox.Clockface;
import io.auscult.delivery.inbox.RuleCards;
import io.auscult.delivery.report.RulesView.Counted;
import io.auscult.delivery.report.RulesView.Row;
import io.auscult.delivery.report.RulesView.Rule;
import io.auscult.delivery.report.RulesView.RuleFile;
import io.auscult.delivery.report.RulesView.Switch;
import io.auscult.delivery.store.DecisionStore.Standing;
import io.auscult.delivery.store.ReleaseStore.InForce;
import io.auscult.delivery.store.ReleaseStore.PackSwitch;
import io.auscult.delivery.store.Stores;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for whoever tunes them: what is in force since when by whom, how each fares, what holds it back, what is said to it. */
public final class RulePages {
    private static final int WEEKS = 12;

    private final Stores stores;
    private final RuleCards cards;
    private final Clockface face;
    private final InstantSource clock;

    public RulePages(Stores stores, RuleCards cards, Clockface face, InstantSource clock) {
        this.stores = stores;
        this.cards = cards;
        this.face = face;
        this.clock = clock;
    }

    /** How long a time the pages count. */
    public int weeks() {
        return WEEKS;
    }

    public List<RulesView.Pack> packs() {
        Past past = past();
        return stores.releases().packs(clock.instant()).stream()
                .map(pack -> pack(pack, past))
                .toList();
    }

    /** Empty when no pack in force has the rule. */
    public Optional<Rule> page(RuleId rule) {
        return stores.releases().packs(clock.instant()).stream()
                .filter(pack -> pack.modes().modes().containsKey(rule.value()))
                .findFirst()
                .map(pack -> rule(rule, pack, past()));
    }

    private Past past() {
        return Past.read(stores, new Weeks(clock.instant(), WEEKS));
    }

    private RulesView.Pack pack(InForce pack, Past past) {
        PackRelease release = pack.release();
        List<Row> rows = new TreeMap<>(pack.modes().modes())
                .entrySet().stream()
                        .map(each -> row(new RuleId(each.getKey()), each.getValue(), past))
                        .toList();
        return new RulesView.Pack(
                release.id(),
                release.version(),
                isPolicy(release),
                word(release.mode()),
                switched(PackSwitch.of(release)),
                rows);
    }

    private Row row(RuleId rule, Mode mode, Past all) {
        Past past = all.of(rule);
        Tally tally = Tally.of(past.courses());
        return new Row(
                rule,
                cards.named(rule),
                word(mode),
                Bars.of(past.weeks(), past.weeks().tallies(past.courses()), face),
                Words.share(tally.overridden(), tally.answered()),
                Words.span(tally.medianToAnswer()),
                past.heldBack(),
                all.heldBy(rule).stream().mapToInt(Standing::count).sum(),
                past.annoyed());
    }

    private Rule rule(RuleId rule, InForce pack, Past all) {
        Past past = all.of(rule);
        boolean policy = isPolicy(pack.release());
        Tally tally = Tally.of(past.courses());
        return new Rule(
                rule,
                cards.named(rule),
                pack.release().key(),
                policy,
                word(pack.modes().modes().getOrDefault(rule.value(), Mode.OFF)),
                tally,
                Words.share(tally.overridden(), tally.answered()),
                Words.span(tally.medianToAnswer()),
                Bars.of(past.weeks(), past.weeks().tallies(past.courses()), face),
                policy ? holds(all.heldBy(rule)) : held(past),
                Remarks.reasons(past.remarks()),
                Remarks.comments(Remarks.masked(past.remarks(), stores.people()), face),
                stores.releases().switches(pack.release().id()).stream()
                        .map(this::switched)
                        .toList(),
                files(rule, pack));
    }

    /** By the stream now, and at showing in the time that is counted. */
    private List<Counted> held(Past past) {
        Stream<Counted> now = past.standing().stream()
                .map(each -> new Counted(
                        each.held() ? cards.named(each.by()) + ", now" : "Could not be decided, now", each.count()));
        Stream<Counted> atShowing = past.kept().stream()
                .map(each -> new Counted(RuleCards.title(each.by()) + ", when somebody looked", each.count()));
        return Stream.concat(now, atShowing)
                .sorted(Comparator.comparingInt(Counted::count).reversed())
                .toList();
    }

    private List<Counted> holds(List<Standing> standing) {
        return standing.stream()
                .map(each -> new Counted(cards.named(each.rule()), each.count()))
                .toList();
    }

    private static boolean isPolicy(PackRelease release) {
        return PackFiles.kindSaid(release) == Pack.Kind.POLICY;
    }

    /** The rule's own files, then those that its pack's rules share. */
    private static List<RuleFile> files(RuleId rule, InForce pack) {
        Map<Boolean, List<RuleFile>> files = pack.release().files().entrySet().stream()
                .filter(file -> pack.modes().modes().keySet().stream()
                        .noneMatch(other -> !other.equals(rule.value()) && isOf(other, file.getKey())))
                .map(file -> new RuleFile(file.getKey(), file.getValue()))
                .collect(Collectors.partitioningBy(file -> isOf(rule.value(), file.name())));
        return Stream.of(true, false)
                .flatMap(own -> files.getOrDefault(own, List.of()).stream())
                .toList();
    }

    private static boolean isOf(String rule, String file) {
        return file.startsWith(rule.substring(rule.indexOf('/') + 1) + ".");
    }

    private Switch switched(PackSwitch each) {
        Instant from = each.from();
        return new Switch(
                each.version(),
                word(each.mode()),
                face.full(from),
                from.isAfter(clock.instant()),
                each.by(),
                each.why(),
                each.approvedBy());
    }

    private static String word(Mode mode) {
        return switch (mode) {
            case LIVE -> "live";
            case SHADOW -> "in shadow";
            case OFF -> "off";
        };
    }
}
