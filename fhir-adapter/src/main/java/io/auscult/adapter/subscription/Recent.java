package io.auscult.adapter.subscription;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The marks of what was delivered last, so that questions which overlap deliver nothing twice. */
final class Recent {
    private static final int MOST = 10_000;

    private final Set<String> marks = Collections.newSetFromMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST;
        }
    });

    boolean has(String mark) {
        return marks.contains(mark);
    }

    void addAll(List<String> more) {
        marks.addAll(more);
    }
}
