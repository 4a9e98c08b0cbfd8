package io.auscult.rules.diff;

import io.auscult.core.release.PackRelease;
import io.auscult.rules.pack.PackFiles;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What pack.yaml says beyond what is compared by its meaning, name by name, so that no change goes unseen. */
final class OtherSections {
    private static final Set<String> COMPARED_ELSEWHERE =
            Set.of("id", "version", "owner", "kind", "mode", "siteValuesSetBy", "lockOut", "settings");

    private OtherSections() {}

    static Map<String, String> of(PackRelease release) {
        Map<String, String> values = new TreeMap<>();
        Object yaml = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(release.files().getOrDefault(PackFiles.PACK, ""));
        if (yaml instanceof Map<?, ?> sections) {
            sections.forEach((name, value) -> {
                if (!COMPARED_ELSEWHERE.contains(String.valueOf(name))) {
                    add(String.valueOf(name), value, values);
                }
            });
        }
        return values;
    }

    private static void add(String name, @Nullable Object value, Map<String, String> values) {
        switch (value) {
            case Map<?, ?> map -> map.forEach((key, inner) -> add(name + ", " + key, inner, values));
            case List<?> list ->
                values.put(
                        name,
                        String.join(", ", list.stream().map(String::valueOf).toList()));
            case null -> values.put(name, "");
            default -> values.put(name, value.toString());
        }
    }
}
