package io.auscult.rules.condition;

import java.util.List;
import java.util.stream.Stream;

/** A comparison, or several joined by and, or, not. */
public sealed interface Test {

    /** One that is not made of others. */
    sealed interface Leaf extends Test {
        String text();

        Place place();
    }

    record Both(List<Test> parts) implements Test {
        public Both {
            parts = List.copyOf(parts);
        }
    }

    record Either(List<Test> parts) implements Test {
        public Either {
            parts = List.copyOf(parts);
        }
    }

    record No(Test part) implements Test {}

    /** @param sign one of == != < <= > >= */
    record Compare(Operand left, String sign, Operand right, String text, Place place) implements Leaf {}

    record OneOf(Operand left, boolean negated, List<Operand> values, String text, Place place) implements Leaf {
        public OneOf {
            values = List.copyOf(values);
        }
    }

    /** A question answered by yes or no; in a constraint that only binds, what is bound. */
    record Holds(Operand asked, String text, Place place) implements Leaf {}

    default Stream<Leaf> leaves() {
        return switch (this) {
            case Both both -> both.parts().stream().flatMap(Test::leaves);
            case Either either -> either.parts().stream().flatMap(Test::leaves);
            case No no -> no.part().leaves();
            case Leaf leaf -> Stream.of(leaf);
        };
    }
}
