package io.auscult.streams.inference;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** One output of an answer, whose data stand flat or nested in row-major order. */
record Tensor(JsonNode node) {
    private static final int MOST_ELEMENTS = 65_536;

    /** @throws CallFailed when there is no such output */
    static Tensor named(JsonNode answer, String name) {
        for (JsonNode output : answer.path("outputs")) {
            if (name.equals(output.path("name").asString(""))) {
                return new Tensor(output);
            }
        }
        throw CallFailed.notUnderstood("The answer lacks the output that the card names");
    }

    /** @throws CallFailed when the data are not finite numbers, or not as many as the shape says */
    List<BigDecimal> numbers() {
        List<BigDecimal> numbers = new ArrayList<>();
        add(node.path("data"), numbers);
        if (!node.path("data").isArray() || numbers.size() != elements()) {
            throw CallFailed.notUnderstood("The output's data do not have the shape that it says");
        }
        return numbers;
    }

    private static void add(JsonNode data, List<BigDecimal> numbers) {
        if (data.isArray()) {
            data.forEach(each -> add(each, numbers));
        } else if (numbers.size() < MOST_ELEMENTS) {
            numbers.add(number(data));
        } else {
            throw CallFailed.notUnderstood("The output has more than " + MOST_ELEMENTS + " elements");
        }
    }

    private static BigDecimal number(JsonNode data) {
        if (data.isBoolean()) {
            return data.booleanValue() ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        if (!data.isNumber() || !Double.isFinite(data.decimalValue().doubleValue())) {
            throw CallFailed.notUnderstood("The output has an element that is no number");
        }
        return data.decimalValue();
    }

    private long elements() {
        JsonNode shape = node.path("shape");
        long elements = 1;
        for (JsonNode dimension : shape) {
            if (!dimension.canConvertToInt() || dimension.intValue() < 0 || elements > MOST_ELEMENTS) {
                throw CallFailed.notUnderstood("The output has no shape of whole numbers");
            }
            elements *= dimension.intValue();
        }
        return shape.isArray() ? elements : -1;
    }
}
