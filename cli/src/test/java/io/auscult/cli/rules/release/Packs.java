package io.auscult.cli.rules.release;

import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.Map;

/** Small releases for tests: a pack of two rules, as its pack.yaml says live. */
public final class Packs {
    private Packs() {}

    public static PackRelease live(String version, Instant from) {
        return of(version, Mode.LIVE, from);
    }

    static PackRelease of(String version, Mode said, Instant from) {
        return new PackRelease(
                "heart",
                version,
                said,
                from,
                Map.of(
                        "pack.yaml",
                        "id: heart\nversion: " + version + "\nowner: Testers\nkind: clinical\nmode: " + said.word()
                                + "\n",
                        "one.md",
                        card("heart/one"),
                        "other.md",
                        card("heart/other")));
    }

    private static String card(String rule) {
        return "---\nid: " + rule + "\nowner: Testers\nevidence: [\"site value\"]\nindicator: info\n"
                + "summary: \"It is so\"\nsentence: \"It is so.\"\n---\nBecause.\n";
    }
}
