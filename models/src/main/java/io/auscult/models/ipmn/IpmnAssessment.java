package io.auscult.models.ipmn;

import io.auscult.core.signal.Signal.Contribution;
import io.auscult.core.signal.Signal.Explanation;
import io.auscult.core.signal.Signal.WayOut;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What is known of an IPMN's features; what is not in the map was not assessed, and then no band says that nothing is there.
 *
 * @param values by feature
 */
public record IpmnAssessment(Map<IpmnFeature, BigDecimal> values) {
    public static final String ABSOLUTE = "absolute-indication";
    public static final String RELATIVE = "relative-indication";

    /** Every feature was assessed, and none speaks for surgery. */
    public static final String NONE = "none-found";

    /** None of those assessed speaks for surgery, but some were not assessed. */
    public static final String INCOMPLETE = "none-found-incomplete";

    public IpmnAssessment {
        values = Collections.unmodifiableMap(
                values.isEmpty() ? new EnumMap<>(IpmnFeature.class) : new EnumMap<>(values));
    }

    public long absolute() {
        return count(IpmnIndication.ABSOLUTE);
    }

    public long relative() {
        return count(IpmnIndication.RELATIVE);
    }

    private long count(IpmnIndication indication) {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().indication(entry.getValue()) == indication)
                .count();
    }

    public List<IpmnFeature> notAssessed() {
        return Stream.of(IpmnFeature.values())
                .filter(feature -> !values.containsKey(feature))
                .toList();
    }

    public String band() {
        if (absolute() > 0) {
            return ABSOLUTE;
        }
        if (relative() > 0) {
            return RELATIVE;
        }
        return notAssessed().isEmpty() ? NONE : INCOMPLETE;
    }

    public Explanation explanation() {
        return new Explanation(
                "indications met, each 1",
                values.entrySet().stream()
                        .map(entry -> new Contribution(
                                entry.getKey().key(),
                                entry.getKey().indication(entry.getValue()) == IpmnIndication.NONE ? 0 : 1))
                        .toList(),
                values.keySet().stream()
                        .flatMap(feature -> waysOut(feature).stream())
                        .toList());
    }

    private List<WayOut> waysOut(IpmnFeature feature) {
        BigDecimal value = values.getOrDefault(feature, BigDecimal.ZERO);
        List<BigDecimal> candidates = new ArrayList<>();
        for (IpmnIndication indication : IpmnIndication.values()) {
            if (indication != feature.indication(value)) {
                feature.nearest(value, indication).ifPresent(candidates::add);
            }
        }
        candidates.sort(
                Comparator.comparing((BigDecimal other) -> other.subtract(value).abs()));
        Map<String, WayOut> byBand = new TreeMap<>();
        for (BigDecimal candidate : candidates) {
            String band = with(feature, candidate).band();
            if (!band.equals(band())) {
                byBand.putIfAbsent(band, new WayOut(feature.key(), words(feature, candidate), feature.ucum(), band));
            }
        }
        return List.copyOf(byBand.values());
    }

    private IpmnAssessment with(IpmnFeature feature, BigDecimal value) {
        Map<IpmnFeature, BigDecimal> changed = new EnumMap<>(IpmnFeature.class);
        changed.putAll(values);
        changed.put(feature, value);
        return new IpmnAssessment(changed);
    }

    private static String words(IpmnFeature feature, BigDecimal value) {
        if (!feature.isFlag()) {
            return value.stripTrailingZeros().toPlainString();
        }
        return value.signum() > 0 ? "yes" : "no";
    }
}
