package io.auscult.adapter.source;

import java.util.List;

/** What keeps the newest configuration of the sources from being in force. */
@FunctionalInterface
public interface ConfigurationProblems {
    ConfigurationProblems NONE = List::of;

    /** Each with file, line and what to do; empty when all is in force. */
    List<String> problems();
}
