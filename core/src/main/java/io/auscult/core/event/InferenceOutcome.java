package io.auscult.core.event;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What came of asking a remote model: numbers, or why there are none. */
public sealed interface InferenceOutcome {

    /** @param outputs by the name of the tensor and the place in it, "probabilities[1]"; at least one */
    record Returned(Map<String, BigDecimal> outputs) implements InferenceOutcome {
        public Returned {
            outputs = Collections.unmodifiableMap(new TreeMap<>(outputs));
            if (outputs.isEmpty()) {
                throw new IllegalArgumentException("An answer has an output");
            }
        }
    }

    /** No numbers. What exactly went wrong stands in the worker's log and metrics, never in the patient's. */
    record Failed(Reason reason) implements InferenceOutcome {
        public enum Reason {
            UNREACHABLE("it could not be reached"),
            TIMED_OUT("it did not answer in time"),
            REFUSED("it refused the question"),
            NOT_UNDERSTOOD("its answer could not be understood"),
            CIRCUIT_OPEN("it failed so often that it is left alone for a while"),
            NOT_AT_WORK("it was switched off before it was asked");

            private final String words;

            Reason(String words) {
                this.words = words;
            }

            /** What is said of the model, "it could not be reached". */
            public String words() {
                return words;
            }
        }
    }
}
