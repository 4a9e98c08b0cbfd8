package io.auscult.rules.why;

import io.auscult.rules.why.Element.OnePattern;
import io.auscult.rules.why.Scope.Place;
import io.auscult.rules.why.Term.Call;
import io.auscult.rules.why.Term.Literal;
import io.auscult.rules.why.Term.Path;
import java.util.List;
import java.util.stream.Collectors;

/** What is said of a fact, in words. */
record ClauseWords(Scope scope, Names names, TermWords terms) {

    String say(Clause clause, OnePattern pattern) {
        return say(clause, pattern, false);
    }

    private String say(Clause clause, OnePattern pattern, boolean negated) {
        return switch (clause) {
            case Clause.Not not -> say(not.clause(), pattern, !negated);
            case Clause.All all -> joined(all.clauses(), negated ? " or " : " and ", pattern, negated);
            case Clause.Any any -> joined(any.clauses(), negated ? " and " : " or ", pattern, negated);
            case Clause.Asked asked -> yes(scope.resolve(asked.question(), pattern), negated);
            case Clause.OneOf oneOf ->
                terms.subject(scope.resolve(oneOf.left(), pattern))
                        + (oneOf.none() != negated ? " is none of " : " is one of ")
                        + oneOf.values().stream()
                                .map(value -> value(value, oneOf.left(), pattern))
                                .collect(Collectors.joining(", "));
            case Clause.Compared compared -> compared(compared, pattern, negated);
        };
    }

    private String joined(List<Clause> clauses, String by, OnePattern pattern, boolean negated) {
        return clauses.stream().map(clause -> say(clause, pattern, negated)).collect(Collectors.joining(by));
    }

    private String compared(Clause.Compared compared, OnePattern pattern, boolean negated) {
        Place left = scope.resolve(compared.left(), pattern);
        if (compared.right() instanceof Literal literal) {
            boolean equal = compared.sign().equals("==") != negated;
            if (literal.isNull()) {
                return exists(left, equal);
            }
            if (literal.text().equals("true") || literal.text().equals("false")) {
                return yes(left, literal.text().equals("true") != equal);
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
    private String value(Term value, Term left, OnePattern pattern) {
        if (!(value instanceof Literal(String text, boolean _))) {
            return terms.subject(scope.resolve(value, pattern));
        }
        return text.matches("-?\\d.*") ? text + unit(scope.resolve(left, pattern)) : text;
    }

    private String unit(Place left) {
        if (!(left.term() instanceof Path path) || path.calls().isEmpty()) {
            return "";
        }
        Call first = path.calls().getFirst();
        return switch (first.name()) {
            case "age" -> " years";
            case "latest" -> names.unit(first.about());
            case "days" -> " days";
            default -> "";
        };
    }

    private String exists(Place place, boolean absent) {
        String about = "";
        String asked = "";
        if (place.term() instanceof Path path && !path.calls().isEmpty()) {
            asked = path.calls().getFirst().name();
            about = path.calls().getFirst().about();
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
        if (!(place.term() instanceof Path path) || path.calls().isEmpty()) {
            return (negated ? "not " : "") + terms.subject(place);
        }
        Call call = path.calls().getLast();
        String no = negated ? "no " : "";
        return switch (call.name()) {
            case "takes" -> no + names.concept(call.about()) + " on the medication list";
            case "hasActive" -> no + (negated ? "active " : "") + names.concept(call.about()) + " on the problem list";
            case "ever" -> no + names.concept(call.about()) + " on record";
            case "allergicTo" -> no + "allergy to " + names.concept(call.about()) + " on record";
            case "familyHas" -> no + names.concept(call.about()) + " in the family";
            case "did" -> no + names.concept(call.about()) + terms.span(call, place.pattern());
            case "ordered", "given", "dispensed" ->
                no + names.concept(call.about()) + " " + call.name() + terms.span(call, place.pattern());
            case "measured" -> no + names.concept(call.about()) + " measured" + terms.span(call, place.pattern());
            case "deceased" -> negated ? "the patient is alive" : "the patient has died";
            case "active" -> negated ? "it is over" : "it lasts";
            case "has" ->
                TermWords.model(place.pattern()) + ": " + no + Names.scoreName(call.about()) + " among its scores";
            case "anyPoints" ->
                TermWords.model(place.pattern()) + ": " + (negated ? "no input" : "one input alone") + " adds "
                        + value(call.arguments().getFirst(), call.arguments().getFirst(), place.pattern()) + " or more";
            case "locked" -> negated ? "the lock-out is over" : "the lock-out lasts";
            default -> (negated ? "not " : "") + terms.subject(place);
        };
    }
}
