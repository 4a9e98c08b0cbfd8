package io.auscult.mapping.v2;

import java.util.List;

/** How a message fared, as its sender is told. Every text is for the sender's log and free of patient data. */
public sealed interface Verdict {

    /** Safe with us: committed as events, as ignored entries or as dead letters. */
    record Stored() implements Verdict {}

    /** Committed as well, but some of it is a dead letter, and this sender wants to be told so by an AE. */
    record NotUnderstood(List<Problem> problems) implements Verdict {
        public NotUnderstood {
            problems = List.copyOf(problems);
        }
    }

    /** Nothing of it is stored: send it again. */
    record NotStored(Problem problem) implements Verdict {}

    /** There is no message in it, or none that may come in: sending it again is of no use. */
    record Refused(Problem problem) implements Verdict {}

    /**
     * @param condition of HL7 table 0357
     * @param words what happened and what to do
     */
    record Problem(Condition condition, String words) {}

    /** What of HL7 table 0357 is used. */
    enum Condition {
        SEGMENT_SEQUENCE("100", "Segment sequence error"),
        VALUE_TOO_LONG("104", "Value too long"),
        APPLICATION("207", "Application error");

        private final String code;
        private final String words;

        Condition(String code, String words) {
            this.code = code;
            this.words = words;
        }

        String code() {
            return code;
        }

        String words() {
            return words;
        }
    }

    /** Whether the message can be forgotten by its sender. */
    default boolean isStored() {
        return switch (this) {
            case Stored _, NotUnderstood _ -> true;
            case NotStored _, Refused _ -> false;
        };
    }

    /** What went wrong, for ERR. */
    default List<Problem> problems() {
        return switch (this) {
            case Stored _ -> List.of();
            case NotUnderstood some -> some.problems();
            case NotStored not -> List.of(not.problem());
            case Refused refused -> List.of(refused.problem());
        };
    }
}
