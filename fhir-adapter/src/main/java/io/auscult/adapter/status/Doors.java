package io.auscult.adapter.status;

import java.util.List;

/** The doors that are open. */
@FunctionalInterface
public interface Doors {
    /** @return the doors of the source with this name; empty when it has none */
    List<Door> doors(String source);
}
