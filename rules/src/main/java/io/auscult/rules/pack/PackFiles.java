package io.auscult.rules.pack;

import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.fact.Setting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Reads a pack's files. All that is wrong is reported at once, each with file, line and what to do. */
public final class PackFiles {
    public static final String PACK = "pack.yaml";
    public static final String THRESHOLDS = "thresholds.csv";
    public static final String RULES = ".drl";
    public static final String CARD = ".md";
    public static final String CASES = ".cases.yaml";

    private PackFiles() {}

    /**
     * The files as a release: id, version and mode as pack.yaml says.
     *
     * @throws FilesRefused when pack.yaml cannot be read
     */
    public static PackRelease release(Map<String, String> files, Instant inForceFrom) {
        YamlMap yaml = packYaml(files);
        return new PackRelease(yaml.text("id"), yaml.text("version"), mode(yaml), inForceFrom, files);
    }

    /** @throws FilesRefused with everything that is wrong in the files */
    public static Pack parse(PackRelease release) {
        PackSize.check(release);
        YamlMap yaml = packYaml(release.files());
        yaml.allowOnly(
                "id",
                "version",
                "owner",
                "kind",
                "mode",
                "siteValuesSetBy",
                "lockOut",
                "settings",
                "show",
                StreamPolicies.LOOK_BACK,
                StreamPolicies.DUPLICATES,
                StreamPolicies.IMPORTANCE,
                StreamPolicies.ESCALATE,
                PpvFloor.SECTION);
        if (!yaml.text("id").equals(release.id())) {
            throw yaml.refused("id", "the release is called " + release.id());
        }
        Pack.Kind kind = kind(yaml);
        Map<RuleId, Card> cards = cards(release, kind);
        ShowPolicies.check(yaml, release.id(), kind, cards.keySet());
        return new Pack(
                release,
                yaml.text("owner"),
                kind,
                yaml.maybe("siteValuesSetBy").orElse(null),
                lockOuts(yaml),
                settings(yaml),
                ThresholdTable.of(release).stream()
                        .map(ThresholdTable.Row::threshold)
                        .toList(),
                cards,
                named(release, RULES),
                named(release, CASES),
                StreamPolicies.parse(yaml, kind));
    }

    /** The files that no pack has, each with what a pack has. */
    public static List<RuleError> strange(PackRelease release) {
        return release.files().keySet().stream()
                .filter(file -> !file.equals(PACK) && !file.equals(THRESHOLDS))
                .filter(file -> Stream.of(RULES, CARD, CASES).noneMatch(file::endsWith))
                .map(file -> RuleError.in(
                        file, "not a file of a pack; a pack has pack.yaml, thresholds.csv, and .drl, .md, .cases.yaml"))
                .toList();
    }

    private static YamlMap packYaml(Map<String, String> files) {
        String text = files.get(PACK);
        if (text == null) {
            throw new FilesRefused(
                    RuleError.in(PACK, "the pack has no such file; it says id, version, owner and mode"));
        }
        return YamlMap.parse(PACK, text, 0);
    }

    private static Mode mode(YamlMap yaml) {
        try {
            return Mode.of(yaml.text("mode"));
        } catch (IllegalArgumentException e) {
            throw yaml.refused("mode", String.valueOf(e.getMessage()));
        }
    }

    private static Pack.Kind kind(YamlMap yaml) {
        return switch (yaml.text("kind")) {
            case "clinical" -> Pack.Kind.CLINICAL;
            case "policy" -> Pack.Kind.POLICY;
            default -> throw yaml.refused("kind", "clinical (proposes alerts) or policy (holds them back)");
        };
    }

    /** Of a pack of which nothing else has to be readable. */
    public static Pack.Kind kindSaid(PackRelease release) {
        String text = release.files().getOrDefault(PACK, "");
        return text.lines().anyMatch(line -> line.strip().matches("kind:\\s*policy"))
                ? Pack.Kind.POLICY
                : Pack.Kind.CLINICAL;
    }

    private static Map<RuleId, LockOut> lockOuts(YamlMap yaml) {
        Map<RuleId, LockOut> lockOuts = new HashMap<>();
        yaml.map("lockOut").ifPresent(rules -> {
            for (String rule : rules.names()) {
                rules.map(rule).ifPresent(spans -> lockOuts.put(ruleId(rules, rule), lockOut(spans)));
            }
        });
        return lockOuts;
    }

    private static LockOut lockOut(YamlMap spans) {
        Map<String, Duration> byReason = new HashMap<>();
        Set<String> awaitsNewData = new HashSet<>();
        for (String reason : spans.names()) {
            if (reason.equals("scope")) {
                continue;
            }
            boolean usual = reason.equals(LockOut.USUAL);
            if (!usual && OverrideReasons.coding(reason).isEmpty()) {
                throw spans.refused(reason, OverrideReasons.expected(reason));
            }
            LockOut.Quiet quiet = quiet(spans, reason);
            byReason.put(reason, quiet.span());
            if (quiet.thenNewData()) {
                awaitsNewData.add(reason);
            }
        }
        Duration usual = quiet(spans, LockOut.USUAL).span();
        byReason.remove(LockOut.USUAL);
        return new LockOut(usual, byReason, scope(spans), awaitsNewData);
    }

    private static LockOut.Quiet quiet(YamlMap spans, String reason) {
        String text = spans.text(reason);
        return LockOut.Quiet.parse(text).orElseThrow(() -> spans.refused(reason, LockOut.Quiet.expected(text)));
    }

    private static LockOut.Scope scope(YamlMap spans) {
        return switch (spans.maybe("scope").orElse("patient")) {
            case "patient" -> LockOut.Scope.PATIENT;
            case "encounter" -> LockOut.Scope.ENCOUNTER;
            default -> throw spans.refused("scope", "patient, or encounter (it ends with the visit)");
        };
    }

    private static List<Setting> settings(YamlMap yaml) {
        List<Setting> settings = new ArrayList<>();
        yaml.map("settings").ifPresent(rules -> {
            for (String rule : rules.names()) {
                String id = ruleId(rules, rule).value();
                rules.map(rule)
                        .ifPresent(named -> named.names().forEach(name -> settings.add(setting(named, id, name))));
            }
        });
        return settings;
    }

    private static Setting setting(YamlMap named, String rule, String name) {
        if (!named.isMap(name)) {
            return new Setting(rule, name, span(named, name), null);
        }
        YamlMap cited = named.map(name).orElseThrow();
        cited.allowOnly("value", "citation");
        return new Setting(rule, name, span(cited, "value"), cited.text("citation"));
    }

    static Map<RuleId, Card> cards(PackRelease release, Pack.Kind kind) {
        Map<RuleId, Card> cards = new TreeMap<>();
        List<RuleError> errors = new ArrayList<>();
        named(release, CARD).forEach((file, text) -> {
            try {
                Card card = CardFile.parse(file, text, kind);
                if (cards.put(card.id(), card) != null) {
                    errors.add(RuleError.in(file, "another card is also about " + card.id() + "; keep one"));
                }
            } catch (FilesRefused e) {
                errors.addAll(e.errors());
            }
        });
        if (!errors.isEmpty()) {
            throw new FilesRefused(errors);
        }
        return cards;
    }

    private static Map<String, String> named(PackRelease release, String ending) {
        Map<String, String> named = new TreeMap<>(release.files());
        named.keySet().removeIf(name -> !name.endsWith(ending));
        return named;
    }

    private static Duration span(YamlMap yaml, String name) {
        String text = yaml.text(name);
        return Spans.parse(text).orElseThrow(() -> yaml.refused(name, Spans.expected(text)));
    }

    private static RuleId ruleId(YamlMap yaml, String rule) {
        try {
            return new RuleId(rule);
        } catch (IllegalArgumentException e) {
            throw yaml.refused(rule, String.valueOf(e.getMessage()));
        }
    }
}
