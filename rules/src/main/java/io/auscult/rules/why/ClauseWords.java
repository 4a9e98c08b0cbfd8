package io.auscult.rules.why;

import io.auscult.rules.condition.Operand;
import io.auscult.rules.condition.Operand.Literal;
import io.auscult.rules.condition.Operand.Path;
import io.auscult.rules.condition.Test;
import io.auscult.rules.why.Element.OnePattern;
import io.auscult.rules.why.Scope.Place;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a fact, in words. */
record ClauseWords(Scope scope, Names names, TermWords terms) {

    String say(Test clause, OnePattern pattern) {
        return say(clause, pattern, false);
    }

    private String say(Test clause, OnePattern pattern, boolean negated) {
        return switch (clause) {
            case Test.No not -> say(not.part(), pattern, !negated);
            case Test.Both all -> joined(all.parts(), negated ? " or " : " and ", pattern, negated);
            case Test.Either any -> joined(any.parts(), negated ? " and " : " or ", pattern, negated);
            case Test.Holds asked -> yes(scope.resolve(asked.asked(), pattern), negated);
            case Test.OneOf oneOf ->
                terms.subject(scope.resolve(oneOf.left(), pattern))
                        + (oneOf.negated() != negated ? " is none of " : " is one of ")
                        + oneOf.values().stream()
                                .map(value -> value(value, oneOf.left(), pattern))
                                .collect(Collectors.joining(", "));
            case Test.Compare compared -> compared(compared, pattern, negated);
        };
    }

    /** What it is said of. */
    String subject(Test test, OnePattern pattern) {
        return test.leaves().map(leaf -> subject(leaf, pattern)).collect(Collectors.joining(" "));
    }

    private String subject(Test.Leaf leaf, OnePattern pattern) {
        return switch (leaf) {
            case Test.Compare compared -> {
                Place left = scope.resolve(compared.left(), pattern);
                yield terms.subject(isNumberOfPack(left) ? scope.resolve(compared.right(), pattern) : left);
            }
            case Test.OneOf oneOf -> terms.subject(scope.resolve(oneOf.left(), pattern));
            case Test.Holds holds -> terms.subject(scope.resolve(holds.asked(), pattern));
        };
    }

    private String joined(List<Test> clauses, String by, OnePattern pattern, boolean negated) {
        return clauses.stream().map(clause -> say(clause, pattern, negated)).collect(Collectors.joining(by));
    }

    private String compared(Test.Compare compared, OnePattern pattern, boolean negated) {
        Place left = scope.resolve(compared.left(), pattern);
        if (compared.right() instanceof Literal literal) {
            boolean equal = compared.sign().equals("==") != negated;
            if (literal.isNull()) {
                return exists(left, equal);
            }
            if (literal.plain().equals("true") || literal.plain().equals("false")) {
                return yes(left, literal.plain().equals("true") != equal);
            }
        }
        return isNumberOfPack(left) && !(compared.right() instanceof Literal)
                ? terms.subject(scope.resolve(compared.right(), pattern)) + " " + sign(turned(compared.sign()), negated)
                        + " " + terms.subject(left)
                : terms.subject(left) + " " + sign(compared.sign(), negated) + " "
                        + value(compared.right(), compared.left(), pattern);
    }

    /** What a pack sets is what something is compared with, whichever of the two a rule names first. */
    private static boolean isNumberOfPack(Place place) {
        return place.pattern().isParameter() && place.term() instanceof Path;
    }

    private static String turned(String sign) {
        return switch (sign) {
            case ">=" -> "<=";
            case ">" -> "<";
            case "<=" -> ">=";
            case "<" -> ">";
            default -> sign;
        };
    }

    private static String sign(String sign, boolean negated) {
        return switch (sign) {
            case ">=" -> negated ? "below" : "at or above";
            case ">" -> negated ? "at or below" : "above";
            case "<=" -> negated ? "above" : "at or below";
            case "<" -> negated ? "at or above" : "below";
            case "!=" -> negated ? "is" : "is not";
            default -> negated ? "is not" : "is";
        };
    }

    /** What is compared with: a number takes the unit of what it is compared to. */
    private String value(Operand value, Operand left, OnePattern pattern) {
        if (!(value instanceof Literal literal)) {
            return terms.subject(scope.resolve(value, pattern));
        }
        String text = literal.plain();
        return text.matches("-?\\d.*") ? text + unit(scope.resolve(left, pattern)) : text;
    }

    private String unit(Place left) {
        if (!(left.term() instanceof Path path) || path.asked().isEmpty()) {
            return "";
        }
        Operand.Step first = path.asked().getFirst();
        return switch (first.name()) {
            case "age" -> " years";
            case "latest" -> names.unit(first.topic());
            case "days" -> " days";
            default -> "";
        };
    }

    private String exists(Place place, boolean absent) {
        String about = "";
        String asked = "";
        if (place.term() instanceof Path path && !path.asked().isEmpty()) {
            asked = path.asked().getFirst().name();
            about = path.asked().getFirst().topic();
        }
        return switch (asked) {
            case "latest" ->
                absent
                        ? "no " + names.concept(about) + " that may be used"
                        : names.concept(about) + " on record that may be used";
            case "lastDone" -> (absent ? "no " : "") + names.concept(about) + " on record";
            case "drug" -> (absent ? "no " : "") + names.concept(about) + " on the medication list";
            case "derived" -> Names.derived(about) + (absent ? " cannot be derived" : " can be derived");
            default -> terms.subject(place) + (absent ? " is not known" : " is known");
        };
    }

    private String yes(Place place, boolean negated) {
        if (!(place.term() instanceof Path path) || path.asked().isEmpty()) {
            return (negated ? "not " : "") + terms.subject(place);
        }
        Operand.Step call = path.asked().getLast();
        String no = negated ? "no " : "";
        return switch (call.name()) {
            case "takes" -> no + names.concept(call.topic()) + " on the medication list";
            case "hasActive" -> no + (negated ? "active " : "") + names.concept(call.topic()) + " on the problem list";
            case "ever" -> no + names.concept(call.topic()) + " on record";
            case "allergicTo" -> no + "allergy to " + names.concept(call.topic()) + " on record";
            case "familyHas" -> no + names.concept(call.topic()) + " in the family";
            case "did" -> no + names.concept(call.topic()) + terms.span(call, place.pattern());
            case "ordered", "given", "dispensed" ->
                no + names.concept(call.topic()) + " " + call.name() + terms.span(call, place.pattern());
            case "measured" -> no + names.concept(call.topic()) + " measured" + terms.span(call, place.pattern());
            case "deceased" -> negated ? "the patient is alive" : "the patient has died";
            case "active" -> negated ? "it is over" : "it lasts";
            case "has" ->
                TermWords.model(place.pattern()) + ": " + no + Names.scoreName(call.topic()) + " among its scores";
            case "anyPoints" ->
                TermWords.model(place.pattern()) + ": " + (negated ? "no input" : "one input alone") + " adds "
                        + value(call.given().getFirst(), call.given().getFirst(), place.pattern()) + " or more";
            case "locked" -> negated ? "the lock-out is over" : "the lock-out lasts";
            default -> (negated ? "not " : "") + terms.subject(place);
        };
    }
}
