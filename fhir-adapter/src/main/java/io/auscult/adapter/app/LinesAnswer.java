package io.auscult.adapter.app;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import io.auscult.mapping.MappedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What became of NDJSON, as FHIR Parameters: counts, and only the rejected lines one by one, since an answer for each of thousands
 * of lines is read by nobody.
 */
final class LinesAnswer {
    private LinesAnswer() {}

    record Parameters(String resourceType, List<Parameter> parameter) {}

    /** One value, or parts. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Parameter(
            String name,
            @Nullable Integer valueInteger,
            @Nullable String valueString,
            @Nullable List<Parameter> part) {

        static Parameter of(String name, int value) {
            return new Parameter(name, value, null, null);
        }

        static Parameter of(String name, String value) {
            return new Parameter(name, null, value, null);
        }

        static Parameter of(String name, Parameter... parts) {
            return new Parameter(name, null, null, List.of(parts));
        }
    }

    /** entries = accepted + ignored + rejected. */
    static Parameters of(MappedMessage message) {
        List<Parameter> all = new ArrayList<>();
        all.add(Parameter.of("entries", message.entries().size()));
        all.add(Parameter.of("accepted", Math.toIntExact(message.count(Mapped.Events.class))));
        all.add(Parameter.of("events", message.events().size()));
        ignored(message)
                .forEach((type, count) ->
                        all.add(Parameter.of("ignored", Parameter.of("type", type), Parameter.of("count", count))));
        for (int i = 0; i < message.entries().size(); i++) {
            MappedEntry entry = message.entries().get(i);
            if (entry.mapped() instanceof Mapped.Rejected rejected) {
                all.add(rejected(message.lines().get(i), entry.type(), rejected));
            }
        }
        return new Parameters("Parameters", all);
    }

    private static SortedMap<String, Integer> ignored(MappedMessage message) {
        SortedMap<String, Integer> byType = new TreeMap<>();
        for (MappedEntry entry : message.entries()) {
            if (entry.mapped() instanceof Mapped.Ignored) {
                byType.merge(entry.type(), 1, Integer::sum);
            }
        }
        return byType;
    }

    private static Parameter rejected(int line, String type, Mapped.Rejected rejected) {
        return Parameter.of(
                "rejected",
                Parameter.of("line", line),
                Parameter.of("type", type),
                Parameter.of("reason", rejected.reason()),
                Parameter.of("remedy", rejected.remedy()));
    }
}
