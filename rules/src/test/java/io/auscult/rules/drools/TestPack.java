package io.auscult.rules.drools;

import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small packs for tests, built file by file. */
public final class TestPack {
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

    public static String card(String rule, String... more) {
        return "---\nid: " + rule
                + "\nowner: Testers\nevidence: [\"site value\"]\nindicator: info\nsentence: \"It is so.\"\n"
                + String.join("\n", more) + "\n---\nBecause.\n";
    }

    public PackRelease release() {
        return new PackRelease(id, "1.0.0", mode, Instant.EPOCH, files);
    }
}
