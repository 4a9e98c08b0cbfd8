package io.auscult.rules.drools;

import io.auscult.core.decision.RuleId;
import io.auscult.rules.pack.FilesRefused;
import io.auscult.rules.pack.Pack;
import io.auscult.rules.pack.RuleError;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsError;
import org.drools.drl.parser.DroolsParserException;
import org.drools.drl.parser.ParserError;

/**
 * A rule file, parsed and found to be no more than a rule file may be. What was checked is what is compiled: the parsed form,
 * never the text again.
 *
 * @param ruleLines the line of each rule
 * @param concepts the line in which each concept is first asked about
 * @param asked the questions in it whose answers change by time alone
 */
public record RuleFile(
        String file,
        PackageDescr parsed,
        Map<RuleId, Integer> ruleLines,
        Map<String, Integer> concepts,
        Set<Asked> asked) {
    private static final int LONGEST_FILE = 20_000;

    /** What the parser costs grows with every level; a condition that a reader understands has two or three. */
    private static final int DEEPEST = 12;

    public RuleFile {
        ruleLines = Collections.unmodifiableMap(new TreeMap<>(ruleLines));
        concepts = Collections.unmodifiableMap(new TreeMap<>(concepts));
        asked = Set.copyOf(asked);
    }

    /** @throws FilesRefused with everything in it that a rule file may not contain, by line and column */
    public static RuleFile parse(String file, String text, Pack.Kind kind) {
        if (text.length() > LONGEST_FILE) {
            throw new FilesRefused(
                    RuleError.in(file, "longer than " + LONGEST_FILE + " characters; one file is one question"));
        }
        shallow(file, text);
        PackageDescr parsed = parsed(file, text);
        Restriction restriction = new Restriction(file, text, Vocabulary.of(kind));
        restriction.check(parsed);
        if (!restriction.errors().isEmpty()) {
            throw new FilesRefused(restriction.errors());
        }
        Map<RuleId, Integer> lines = new TreeMap<>();
        for (RuleDescr rule : parsed.getRules()) {
            lines.putIfAbsent(ruleId(rule.getName()), rule.getLine());
        }
        return new RuleFile(file, parsed, lines, restriction.concepts(), restriction.asked());
    }

    /** The rule's id: its name, up to ": " when a file has variants of one rule. */
    public static RuleId ruleId(String name) {
        int colon = name.indexOf(": ");
        return new RuleId(colon < 0 ? name : name.substring(0, colon));
    }

    /** Counted over every bracket, in texts and remarks too: whoever means well has none of them there. */
    private static void shallow(String file, String text) {
        int depth = 0;
        int line = 1;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '(', '[', '{' -> depth++;
                case ')', ']', '}' -> depth = Math.max(depth - 1, 0);
                case '\n' -> line++;
                default -> {}
            }
            if (depth > DEEPEST) {
                throw new FilesRefused(RuleError.at(
                        file,
                        line,
                        "brackets more than " + DEEPEST + " deep; write the condition as several patterns"));
            }
        }
    }

    private static PackageDescr parsed(String file, String text) {
        DrlParser parser = new DrlParser();
        PackageDescr parsed;
        try {
            parsed = parser.parse(false, text);
        } catch (DroolsParserException e) {
            throw new FilesRefused(RuleError.in(file, "not a rule file: " + e.getMessage()));
        }
        if (parser.hasErrors() || parsed == null) {
            List<RuleError> errors = new ArrayList<>();
            for (DroolsError error : parser.getErrors()) {
                errors.add(syntaxError(file, error));
            }
            throw new FilesRefused(
                    errors.isEmpty()
                            ? List.of(RuleError.in(file, "not a rule file"))
                            : SyntaxWords.explain(file, text, errors));
        }
        return parsed;
    }

    private static RuleError syntaxError(String file, DroolsError error) {
        String message = error.getMessage().strip();
        return error instanceof ParserError at
                ? new RuleError(file, at.getRow(), at.getCol() + 1, message)
                : RuleError.in(file, message);
    }
}
