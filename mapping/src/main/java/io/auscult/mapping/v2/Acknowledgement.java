package io.auscult.mapping.v2;

import ca.uhn.hl7v2.parser.DefaultEscaping;
import ca.uhn.hl7v2.parser.EncodingCharacters;
import ca.uhn.hl7v2.parser.Escaping;
import io.auscult.mapping.v2.Verdict.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The answers to an HL7 v2 message, in the sender's delimiters, character set and version, back to where it came from. */
public final class Acknowledgement {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'+0000'").withZone(ZoneOffset.UTC);
    private static final Escaping ESCAPING = new DefaultEscaping();

    private static final int MESSAGE_STRUCTURE_SINCE = 20_301;
    private static final int ERR_3_SINCE = 20_500;
    private static final int MOST_PROBLEMS = 10;
    private static final int MOST_WORDS = 250;
    private static final int MOST_WORDS_IN_MSA = 80;

    private final ReceivedHeader to;
    private final EncodingCharacters delimiters;
    private final AcknowledgementMode mode;

    private Acknowledgement(ReceivedHeader to) {
        this.to = to;
        this.delimiters = to.delimiters();
        this.mode = AcknowledgementMode.of(to.msh());
    }

    /**
     * What the sender asked to be told, in this order; often one message, and none when it asked for none.
     *
     * @param message as received, or its beginning
     * @param controlIds for MSH-10, each only once
     */
    public static List<byte[]> of(byte[] message, Verdict verdict, Supplier<String> controlIds, Instant now) {
        ReceivedHeader to = ReceivedHeader.of(message);
        Acknowledgement answer = new Acknowledgement(to);
        return answer.mode.due(verdict).stream()
                .map(code -> answer.write(code, verdict.problems(), controlIds.get(), now))
                .map(text -> text.getBytes(to.charset()))
                .toList();
    }

    /** The MSA-2 of a message that is itself an acknowledgement; empty for every other. */
    public static String acknowledged(byte[] message) {
        ReceivedHeader header = ReceivedHeader.of(message);
        if (!header.component(9, 1).equals("ACK")) {
            return "";
        }
        Er7 whole = Er7.parse(new String(message, header.charset()));
        return whole == null ? "" : whole.first("MSA").map(msa -> msa.raw(2)).orElse("");
    }

    private String write(AcknowledgementCode code, List<Problem> problems, String controlId, Instant now) {
        List<String> segments = new ArrayList<>(List.of(header(controlId, now)));
        boolean told = !code.isPositive() && !problems.isEmpty();
        boolean inErr = to.version() >= ERR_3_SINCE;
        String words = told && !inErr ? words(problems.getFirst(), MOST_WORDS_IN_MSA) : "";
        segments.add(segment("MSA", code.name(), to.raw(10), words));
        List<Problem> some = problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()));
        if (told && inErr) {
            some.forEach(problem -> segments.add(err(problem)));
        } else if (told) {
            segments.add(segment("ERR", some.stream().map(this::oldErr).collect(Collectors.joining(repetition()))));
        }
        return String.join("\r", segments) + "\r";
    }

    private String header(String controlId, Instant now) {
        List<String> fields = new ArrayList<>(List.of(
                "MSH",
                to.msh() == null ? "^~\\&" : to.raw(2),
                to.raw(5),
                to.raw(6),
                to.raw(3),
                to.raw(4),
                STAMP.format(now),
                "",
                type(),
                controlId,
                orElse(to.raw(11), "P"),
                orElse(to.raw(12), "2.5")));
        // An application's answer could ask for an answer itself; ours asks for none.
        String asks = mode.enhanced() ? "NE" : "";
        fields.addAll(List.of("", "", asks, asks, "", to.raw(18)));
        while (fields.getLast().isEmpty()) {
            fields.removeLast();
        }
        return segment(fields.toArray(String[]::new));
    }

    private String type() {
        String event = to.component(9, 2);
        String component = String.valueOf(delimiters.getComponentSeparator());
        if (event.isEmpty()) {
            return "ACK";
        }
        return "ACK" + component + event + (to.version() >= MESSAGE_STRUCTURE_SINCE ? component + "ACK" : "");
    }

    /** ERR-3 condition, ERR-4 severity, ERR-8 words for a person; ERR-2 is left out, since an entry is not always one segment. */
    private String err(Problem problem) {
        String component = String.valueOf(delimiters.getComponentSeparator());
        return segment("ERR", "", "", condition(problem, component), "E", "", "", "", words(problem, MOST_WORDS));
    }

    /** Before 2.5: segment, sequence, field, and the condition in subcomponents. */
    private String oldErr(Problem problem) {
        String nowhere = String.join("", Collections.nCopies(3, String.valueOf(delimiters.getComponentSeparator())));
        return nowhere + condition(problem, String.valueOf(delimiters.getSubcomponentSeparator()));
    }

    private static String condition(Problem problem, String separator) {
        return String.join(
                separator, problem.condition().code(), problem.condition().words(), "HL70357");
    }

    private String words(Problem problem, int most) {
        String plain = problem.words().replaceAll("[^ -~]", "?");
        return ESCAPING.escape(plain.length() > most ? plain.substring(0, most) : plain, delimiters);
    }

    private String repetition() {
        return String.valueOf(delimiters.getRepetitionSeparator());
    }

    private String segment(String... fields) {
        return String.join(String.valueOf(delimiters.getFieldSeparator()), fields);
    }

    private static String orElse(String value, String otherwise) {
        return value.isEmpty() ? otherwise : value;
    }
}
