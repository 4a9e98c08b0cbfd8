package io.auscult.adapter.source;

import java.util.List;
import java.util.Optional;

/** The senders as they are configured now. A door holds its sender's name and asks here for every message. */
public interface Sources {

    /** In the order of their names. */
    List<Source> all();

    default Optional<Source> named(String name) {
        return all().stream().filter(source -> source.name().equals(name)).findFirst();
    }

    /** Called after every change, by the thread that noticed it. */
    void onChange(Runnable changed);

    /** Senders that never change. */
    static Sources of(Source... sources) {
        List<Source> all = List.of(sources);
        return new Sources() {
            @Override
            public List<Source> all() {
                return all;
            }

            @Override
            public void onChange(Runnable changed) {}
        };
    }
}
