package io.auscult.streams.containment;

import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** A pack that loads and runs away with every patient: its rows combine with each other more often than a pack may fire. */
public final class WildPack {
    private static final int ROWS = 16;

    private WildPack() {}

    public static PackRelease version(String version, Instant from) {
        Map<String, String> files = new HashMap<>();
        files.put("pack.yaml", "id: wild\nversion: " + version + "\nowner: Testers\nkind: clinical\nmode: live\n");
        files.put("many.drl", """
                rule "wild/many"
                when
                    $one : Threshold( rule == "wild/many" )
                    $other : Threshold( rule == "wild/many" )
                then
                    propose( drools, $one, $other );
                end
                """);
        files.put("many.md", """
                ---
                id: wild/many
                owner: Testers
                evidence: [site value]
                indicator: info
                sentence: It is so.
                summary: It is so
                ---
                Because.
                """);
        StringBuilder rows = new StringBuilder("rule,name,from_age,to_age,value,ucum,citation\n");
        for (int i = 0; i < ROWS; i++) {
            rows.append("wild/many,t").append(i).append(",0,120,").append(i).append(",1,A study\n");
        }
        files.put("thresholds.csv", rows.toString());
        return new PackRelease("wild", version, Mode.LIVE, from, files);
    }

    /** The same question asked as it should be. */
    public static PackRelease mended(String version, Instant from) {
        PackRelease wild = version(version, from);
        Map<String, String> files = new HashMap<>(wild.files());
        files.put(
                "many.drl",
                "rule \"wild/many\" when $one : Threshold( rule == \"wild/many\", name == \"t1\" )"
                        + " then propose( drools, $one ); end");
        return new PackRelease("wild", version, Mode.LIVE, from, files);
    }
}
