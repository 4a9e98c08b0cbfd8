package io.auscult.cli.bench.rules;

import io.auscult.core.release.PackRelease;
import io.auscult.core.value.Mode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The questions as an informaticist would write them: a rule file and a card each, and their numbers in a table. */
final class QuestionPacks {
    private static final int RULES_OF_A_PACK = 100;

    private QuestionPacks() {}

    static List<PackRelease> of(List<Question> questions) {
        List<PackRelease> packs = new ArrayList<>();
        for (int from = 0; from < questions.size(); from += RULES_OF_A_PACK) {
            List<Question> some = questions.subList(from, Math.min(from + RULES_OF_A_PACK, questions.size()));
            packs.add(pack(name(from), some));
        }
        return packs;
    }

    /** The pack of the question at this place. */
    static String name(int question) {
        return "bench-" + question / RULES_OF_A_PACK;
    }

    private static PackRelease pack(String id, List<Question> questions) {
        Map<String, String> files = new TreeMap<>();
        files.put("pack.yaml", """
                id: %s
                version: 1.0.0
                owner: The bench
                kind: clinical
                mode: live
                siteValuesSetBy: the bench
                """.formatted(id));
        StringBuilder thresholds = new StringBuilder("rule,name,from_age,to_age,value,ucum,citation\n");
        for (Question question : questions) {
            String file = question.rule().value().replace("bench/", "");
            files.put(file + ".drl", rule(question));
            files.put(file + ".md", card(question));
            thresholds.append("%s,%s,%d,120,%s,1,site value%n"
                    .formatted(
                            question.rule(),
                            Question.THRESHOLD,
                            question.fromAge(),
                            question.threshold().toPlainString()));
        }
        files.put("thresholds.csv", thresholds.toString());
        return new PackRelease(id, "1.0.0", Mode.LIVE, Instant.EPOCH, files);
    }

    private static String rule(Question question) {
        String compared = switch (question.asks()) {
            case VALUE ->
                "Patient( $it : latest(\"%s\"), $it != null, $it.value >= $high )".formatted(Question.CONCEPT);
            case SCORE ->
                "$it : RiskScored( model.id == \"%s\", value(\"%s\") >= $high )"
                        .formatted(Question.MODEL, Question.SCORE);
        };
        return """
                rule "%s"
                when
                    Patient( $age : age, !takes("%s") )
                    $threshold : Threshold( rule == "%s", fromAge <= $age, toAge >= $age, $high : value )
                    %s
                then
                    propose( drools, $threshold );
                end
                """.formatted(question.rule(), Question.DRUG, question.rule(), compared);
    }

    private static String card(Question question) {
        return """
                ---
                id: %s
                owner: The bench
                evidence: ["site value"]
                indicator: info
                summary: "%s"
                sentence: "%s"
                ---
                A rule of the bench.
                """.formatted(question.rule(), HandWritten.SUMMARY, HandWritten.SENTENCE);
    }
}
