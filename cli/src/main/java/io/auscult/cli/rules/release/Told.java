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
import java.util.Map;
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
            out.println(release.key() + " is " + release.mode().word() + outcome.words + release.inForceFrom() + " on"
                    + consequence(release.mode()));
            less(release).forEach((rule, why) -> out.println("  " + rule + " " + why));
        }
        out.flush();
    }

    private static String consequence(Mode mode) {
        return switch (mode) {
            case LIVE -> "";
            case SHADOW -> ": decided and recorded, not shown";
            case OFF ->
                ": its alerts are no longer shown, and are withdrawn at each patient's next event, or by: auscult rules"
                        + " sweep";
        };
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
                                        : ": it stands on a site value, and pack.yaml says by no siteValuesSetBy who set it"));
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
