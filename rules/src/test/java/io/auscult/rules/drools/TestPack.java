package io.auscult.rules.drools;

import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small packs for tests, built file by file. */
public final class TestPack {
    private static final int ROWS = 16;
    private static final int SPANS = 12;

    private final String id;
    private final Map<String, String> files = new LinkedHashMap<>();
    private Mode mode = Mode.LIVE;

    private TestPack(String id, String kind) {
        this.id = id;
        files.put("pack.yaml", "id: " + id + "\nversion: 1.0.0\nowner: Testers\nkind: " + kind + "\nmode: live\n");
    }

    public static TestPack clinical(String id) {
        return new TestPack(id, "clinical");
    }

    public static TestPack policy(String id) {
        return new TestPack(id, "policy");
    }

    public TestPack mode(Mode other) {
        mode = other;
        return this;
    }

    public TestPack line(String packYaml) {
        return file("pack.yaml", files.get("pack.yaml") + packYaml + "\n");
    }

    public TestPack file(String name, String text) {
        files.put(name, text);
        return this;
    }

    /** A rule that proposes, with its card. */
    public TestPack proposes(String rule, String condition) {
        String name = rule.replace('/', '-');
        return file(name + ".drl", "rule \"" + rule + "\" when " + condition + " then propose( drools, $it ); end")
                .file(name + ".md", card(rule, "summary: \"It is so\""));
    }

    /** For every patient, at every decision: sixteen rows combine with each other more often than a pack may fire. */
    public static PackRelease runsAway(String id) {
        return clinical(id)
                .manyThresholds(id)
                .proposes(id + "/many", "$it : " + pairs(id))
                .release();
    }

    /** Whenever anything is proposed. */
    public static PackRelease policyThatRunsAway(String id) {
        String rule = id + "/many";
        StringBuilder settings = new StringBuilder("siteValuesSetBy: Testers\nsettings:\n  " + rule + ":");
        for (int i = 0; i < SPANS; i++) {
            settings.append("\n    span").append(i).append(": {value: 3 d, citation: A study}");
        }
        return policy(id)
                .line(settings.toString())
                .file("many.drl", holds(rule, rule) + holds(rule, rule + ": again"))
                .file("many.md", "---\nid: " + rule + "\nowner: Testers\nevidence: [x]\nsentence: No.\n---\nWhy.\n")
                .release();
    }

    private static String holds(String rule, String name) {
        String setting = "Setting( rule == \"" + rule + "\" )";
        return "rule \"" + name + "\" when $p : Proposal() " + setting + " " + setting
                + " then hold( drools, $p, null ); end\n";
    }

    private TestPack manyThresholds(String id) {
        StringBuilder rows = new StringBuilder("rule,name,from_age,to_age,value,ucum,citation\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append(id)
                    .append("/many,t")
                    .append(i)
                    .append(",0,120,")
                    .append(i)
                    .append(",1,A study\n");
        }
        return file("thresholds.csv", rows.toString());
    }

    private static String pairs(String id) {
        String row = "Threshold( rule == \"" + id + "/many\" )";
        return row + " " + row;
    }

    public static String card(String rule, String... more) {
        return "---\nid: " + rule
                + "\nowner: Testers\nevidence: [\"site value\"]\nindicator: info\nsentence: \"It is so.\"\n"
                + String.join("\n", more) + "\n---\nBecause.\n";
    }

    public PackRelease release() {
        return new PackRelease(id, "1.0.0", mode, Instant.EPOCH, files);
    }
}
