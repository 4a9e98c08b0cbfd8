package io.auscult.cli.bench.feed;

import io.auscult.core.value.Code;
import io.auscult.core.value.CodedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The messages of a feed and how often each comes: {@code feed.tsv} says where they were counted. */
public final class FeedTable {
    private static final String RESOURCE = "feed.tsv";
    private static final FeedTable COUNTED = new FeedTable(read());

    private final List<Form> forms;
    private final int[] upTo;

    private FeedTable(List<Form> forms) {
        this.forms = List.copyOf(forms);
        this.upTo = forms.stream().mapToInt(Form::count).toArray();
        Arrays.parallelPrefix(upTo, Integer::sum);
    }

    public static FeedTable counted() {
        return COUNTED;
    }

    /** Forms of a kind with their shares among each other. */
    FeedTable only(Predicate<Form> wanted) {
        return new FeedTable(forms.stream().filter(wanted).toList());
    }

    Form draw(RandomGenerator random) {
        int drawn = random.nextInt(upTo[upTo.length - 1]);
        int found = Arrays.binarySearch(upTo, drawn + 1);
        return forms.get(found >= 0 ? found : -found - 1);
    }

    public double eventsPerMessage() {
        return forms.stream()
                        .mapToDouble(
                                form -> (double) form.count() * form.lines().size())
                        .sum()
                / upTo[upTo.length - 1];
    }

    private static List<Form> read() {
        List<String[]> rows = text().lines()
                .filter(line -> !line.startsWith("#"))
                .skip(1)
                .map(line -> line.split("\t", -1))
                .toList();
        Map<String, Form> forms = new LinkedHashMap<>();
        for (String[] row : rows) {
            Line line = line(row);
            String message = row[0].isEmpty() ? "single " + forms.size() : row[0];
            forms.merge(message, new Form(Integer.parseInt(row[1]), List.of(line)), Form::and);
        }
        return List.copyOf(forms.values());
    }

    private static Line line(String[] row) {
        return new Line(
                Kind.of(row[2]), coded(row[3], row[4], row[5]), new Amounts(row[6], row[7], row[8]), answer(row[9]));
    }

    private static CodedText answer(String text) {
        String[] parts = text.split("\\|", 3);
        return parts.length == 3 ? coded(parts[0], parts[1], parts[2]) : CodedText.NONE;
    }

    private static CodedText coded(String system, String code, String display) {
        return code.isEmpty() ? CodedText.NONE : CodedText.of(new Code(uri(system), code), display);
    }

    private static String uri(String system) {
        return switch (system) {
            case "LN" -> Code.LOINC;
            case "SCT" -> Code.SNOMED_CT;
            case "RXNORM" -> Code.RXNORM;
            default -> system;
        };
    }

    private static String text() {
        try (InputStream in = FeedTable.class.getResourceAsStream(RESOURCE)) {
            return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One message: what comes together. */
    record Form(int count, List<Line> lines) {
        Form {
            lines = List.copyOf(lines);
        }

        private Form and(Form more) {
            List<Line> all = new ArrayList<>(lines);
            all.addAll(more.lines);
            return new Form(count, all);
        }

        boolean is(Kind kind) {
            return lines.getFirst().kind() == kind;
        }
    }

    /** One event of a message, without what differs from patient to patient. */
    record Line(Kind kind, CodedText code, Amounts amounts, CodedText answer) {}

    /** The span of a result's amounts; empty for what is not measured. */
    record Amounts(String low, String high, String ucum) {
        boolean given() {
            return !low.isEmpty();
        }
    }

    /** What an event says. */
    enum Kind {
        DEMOGRAPHICS("demographics"),
        OBSERVATION("observation"),
        CONDITION("condition"),
        MEDICATION_STARTED("medication-started"),
        MEDICATION_STOPPED("medication-stopped"),
        PROCEDURE("procedure"),
        ENCOUNTER_ENDED("encounter-ended"),
        REPORT("report");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        static Kind of(String word) {
            return Arrays.stream(values())
                    .filter(kind -> kind.word.equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("Not a kind of " + RESOURCE + ": " + word));
        }
    }
}
