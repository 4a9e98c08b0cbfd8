package io.auscult.rules.cases;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.cases.Case.Line;
import io.auscult.rules.cases.Case.Then;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads {@code <question>.cases.yaml}. */
final class CaseFile {
    static final Set<String> SHOWS = Set.of("fires", "just not", "data missing");

    private CaseFile() {}

    /** @throws FilesRefused with file, line and what to do */
    static List<Case> parse(String file, String text) {
        YamlMap yaml = YamlMap.parse(file, text, 0);
        yaml.allowOnly("rule", "cases");
        RuleId rule = rule(yaml);
        return yaml.maps("cases").stream().map(one -> parse(one, rule)).toList();
    }

    private static RuleId rule(YamlMap yaml) {
        try {
            return new RuleId(yaml.text("rule"));
        } catch (IllegalArgumentException e) {
            throw yaml.refused("rule", String.valueOf(e.getMessage()));
        }
    }

    private static Case parse(YamlMap yaml, RuleId rule) {
        yaml.allowOnly(
                "case",
                "shows",
                "given",
                "then",
                "saying",
                "until",
                "because",
                Outlook.INDICATOR,
                Outlook.IMPORTANCE,
                Outlook.ESCALATES);
        String shows = yaml.text("shows");
        if (!SHOWS.contains(shows)) {
            throw yaml.refused("shows", "one of fires, just not, data missing");
        }
        Then then = then(yaml);
        if ((then == Then.SILENCE || then == Then.LET_PASS)
                && yaml.maybe("because").isEmpty()) {
            throw yaml.refused("then", "say why nothing happens, on a line \"because: …\"");
        }
        return new Case(
                yaml.file(),
                yaml.line(),
                rule,
                yaml.text("case"),
                shows,
                yaml.maps("given").stream().map(CaseFile::line).toList(),
                then,
                yaml.maybe("saying").orElse(null),
                yaml.maybe("until").orElse(null),
                also(yaml, then));
    }

    private static Map<String, String> also(YamlMap yaml, Then then) {
        Map<String, String> also = new HashMap<>();
        for (String what : List.of(Outlook.INDICATOR, Outlook.IMPORTANCE, Outlook.ESCALATES)) {
            yaml.maybe(what).ifPresent(words -> {
                if (then != Then.RAISE) {
                    throw yaml.refused(what, "this is said of an alert that is raised");
                }
                also.put(what, words);
            });
        }
        return also;
    }

    private static Then then(YamlMap yaml) {
        String word = yaml.text("then");
        return Stream.of(Then.values())
                .filter(then -> then.words().equals(word))
                .findFirst()
                .orElseThrow(() -> yaml.refused("then", "one of raise, silence, hold, let pass"));
    }

    private static Line line(YamlMap yaml) {
        if (yaml.names().size() != 1) {
            throw yaml.refused("given", "each given is one line such as \"- observation: hba1c 6.8 % at -1 h\"");
        }
        String kind = yaml.names().iterator().next();
        return new Line(yaml.file(), yaml.line(), kind, yaml.text(kind));
    }
}
