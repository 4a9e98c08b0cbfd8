package io.auscult.cli.rules.release;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.auscult.core.decision.RuleId;
import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.PackFiles;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a command says about a release: how far it reaches, from when on, and which of its rules reach less far. */
record Told(PrintWriter out, boolean json) {
    /** What has become of a wish. */
    enum Outcome {
        PUBLISHED("published", " from "),
        STANDING("standing", " already, since "),
        WAITING("waiting", "");

        private final String word;
        private final String words;

        Outcome(String word, String words) {
            this.word = word;
            this.words = words;
        }
    }

    void of(PackRelease release, Outcome outcome) {
        if (json) {
            out.println(json(release).put("outcome", outcome.word));
        } else if (outcome == Outcome.WAITING) {
            out.println(release.key() + " waits for its approval, and takes no force before");
            out.println("  auscult rules approve " + release.key() + " --by OTHER");
        } else {
            out.println(release.key() + " is "
                    + (release.paused() ? "paused" : release.mode().word()) + outcome.words + release.inForceFrom()
                    + " on");
            less(release).forEach((rule, why) -> out.println("  " + rule + " is " + why));
            consequences(release).forEach(out::println);
        }
        out.flush();
    }

    private static List<String> consequences(PackRelease release) {
        Set<Mode> modes = new HashSet<>(modes(release).values());
        List<String> consequences = new ArrayList<>();
        if (modes.contains(Mode.SHADOW)) {
            consequences.add("What is in shadow is decided and recorded, and shown to nobody: auscult rules compare");
        }
        if (modes.contains(Mode.OFF)) {
            consequences.add(
                    "Alerts of what is off are no longer shown, and are withdrawn at each patient's next event, or"
                            + " by: auscult rules sweep");
        }
        return consequences;
    }

    static ObjectNode json(PackRelease release) {
        ObjectNode line = new ObjectMapper()
                .createObjectNode()
                .put("pack", release.id())
                .put("version", release.version())
                .put("mode", release.mode().word())
                .put(
                        "inForceFrom",
                        release.pending() ? null : release.inForceFrom().toString())
                .put("paused", release.pausing())
                .put("by", release.by())
                .put("why", release.why())
                .put("approvedBy", release.approvedBy());
        ObjectNode rules = line.putObject("rules");
        modes(release).forEach((rule, mode) -> rules.put(rule.value(), mode.word()));
        return line;
    }

    /** Why a rule reaches less far than its pack, by rule. */
    static Map<RuleId, String> less(PackRelease release) {
        Map<RuleId, String> less = new TreeMap<>();
        modes(release).forEach((rule, mode) -> {
            if (mode != release.mode()) {
                boolean switched = release.mode(rule) == mode;
                less.put(
                        rule,
                        mode.word()
                                + (switched
                                        ? ""
                                        : ": it stands on a site value, and no siteValuesSetBy in pack.yaml says who set it"));
            }
        });
        return less;
    }

    /** None where the files cannot be read. */
    static Map<RuleId, Mode> modes(PackRelease release) {
        Map<RuleId, Mode> modes = new TreeMap<>();
        try {
            Pack pack = PackFiles.parse(release);
            pack.cards().keySet().forEach(rule -> modes.put(rule, pack.mode(rule)));
        } catch (FilesRefused e) {
            modes.putAll(release.ruleModes());
        }
        return modes;
    }
}
