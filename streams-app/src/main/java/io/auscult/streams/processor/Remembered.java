package io.auscult.streams.processor;

import io.auscult.streams.store.Recent;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store whose values, once read or written, are at hand without being decoded again. */
record Remembered<V>(KeyValueStore<String, V> store, Recent<V> recent) {

    @Nullable V get(String key) {
        V known = recent.get(key);
        if (known == null) {
            known = store.get(key);
            if (known != null) {
                recent.put(key, known);
            }
        }
        return known;
    }

    void put(String key, V value) {
        store.put(key, value);
        recent.put(key, value);
    }

    @Nullable V delete(String key) {
        recent.remove(key);
        return store.delete(key);
    }
}
