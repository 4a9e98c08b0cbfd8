package io.auscult.delivery.inbox;

import io.auscult.core.signal.Signal.Input;
import io.auscult.core.signal.Signal.RiskScored;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What would have to change for another band, in words: "intermediate with Weight ≥ 71.0 kg". */
final class WaysOut {
    private WaysOut() {}

    static List<String> words(RiskScored signal) {
        return signal.explanation().waysOut().stream()
                .map(way -> "“" + Figures.band(way.band()) + "” with " + Figures.name(way.input()) + " "
                        + sign(way, signal) + way.value() + Figures.unit(way.ucum()))
                .toList();
    }

    /** From the value that was used to the nearest that would do: up or down. */
    private static String sign(WayOut way, RiskScored signal) {
        Optional<BigDecimal> used = signal.inputs().stream()
                .filter(input -> input.name().equals(way.input()))
                .findFirst()
                .map(Input::value)
                .flatMap(WaysOut::number);
        return used.flatMap(from -> number(way.value()).map(to -> to.compareTo(from) > 0 ? "≥ " : "≤ "))
                .orElse("");
    }

    static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
