package io.auscult.streams.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The values that were used last, up to a bound. For one thread. */
public final class Recent<V> {
    private final LinkedHashMap<String, V> values = new LinkedHashMap<>(64, 0.75f, true);
    private final ToIntFunction<V> weight;
    private final int most;

    /** @param most the sum of weights that it holds */
    Recent(int most, ToIntFunction<V> weight) {
        this.most = most;
        this.weight = weight;
    }

    public @Nullable V get(String key) {
        return values.get(key);
    }

    public void put(String key, V value) {
        values.put(key, value);
    }

    public void remove(String key) {
        values.remove(key);
    }

    void clear() {
        values.clear();
    }

    /** Lets go of the longest unused. Weights change while values are in use, so this looks at all of them: call it seldom. */
    void trim() {
        long sum = 0;
        for (V value : values.values()) {
            sum += weight.applyAsInt(value);
        }
        var eldest = values.entrySet().iterator();
        while (sum > most && eldest.hasNext()) {
            Map.Entry<String, V> entry = eldest.next();
            sum -= weight.applyAsInt(entry.getValue());
            eldest.remove();
        }
    }
}
