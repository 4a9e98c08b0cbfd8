package io.auscult.schemas.codec;

import java.util.IdentityHashMap;
import java.util.function.Function;

/** A small cache by identity, read without a lock; it starts over when it is full, so it cannot grow. */
final class ByIdentity<K, V> {
    static final int LIMIT = 64;

    private volatile IdentityHashMap<K, V> entries = new IdentityHashMap<>();

    V get(K key, Function<K, V> make) {
        V known = entries.get(key);
        return known != null ? known : add(key, make);
    }

    int size() {
        return entries.size();
    }

    private synchronized V add(K key, Function<K, V> make) {
        V known = entries.get(key);
        if (known != null) {
            return known;
        }
        V made = make.apply(key);
        IdentityHashMap<K, V> next = entries.size() < LIMIT ? new IdentityHashMap<>(entries) : new IdentityHashMap<>();
        next.put(key, made);
        entries = next;
        return made;
    }
}
