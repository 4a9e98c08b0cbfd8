package io.auscult.cli.up;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start and where.
 *
 * @param home the folder of data, logs and state; made when absent
 * @param topicPrefix put before every topic's name; usually empty
 * @param startupArchives keep archives of loaded classes in the home, which halve the time of later starts and take some
 *     seconds to write at the first stop: for a home that is used more than once
 * @param fresh delete what the home holds first
 * @param login put the demonstration login before the pages; else they take their reader at their word
 * @param ehr a FHIR server that stands in for the EHR, into which alerts are written
 * @param java options by the name of a process, which override the frugal ones that it has
 */
public record StackConfig(
        Path home,
        Ports ports,
        String topicPrefix,
        boolean startupArchives,
        boolean fresh,
        boolean login,
        boolean ehr,
        Map<String, List<String>> java) {
    public StackConfig {
        java = Map.copyOf(java);
    }

    public StackConfig(
            Path home,
            Ports ports,
            String topicPrefix,
            boolean startupArchives,
            boolean fresh,
            boolean login,
            boolean ehr) {
        this(home, ports, topicPrefix, startupArchives, fresh, login, ehr, Map.of());
    }

    public static StackConfig at(Path home) {
        return new StackConfig(home, Ports.usual(), "", true, false, true, true);
    }

    /** For tests: any free ports, nothing kept for a next start. */
    public static StackConfig throwaway(Path home) {
        return new StackConfig(home, Ports.anyFree(), "", false, false, false, false);
    }

    /** The same with the demonstration login before the pages. */
    public StackConfig withLogin() {
        return new StackConfig(home, ports, topicPrefix, startupArchives, fresh, true, ehr, java);
    }

    /** The same with the demonstration EHR, into which alerts are written. */
    public StackConfig withEhr() {
        return new StackConfig(home, ports, topicPrefix, startupArchives, fresh, login, true, java);
    }

    /** The same with other options for the processes' Java. */
    public StackConfig withJava(Map<String, List<String>> options) {
        return new StackConfig(home, ports, topicPrefix, startupArchives, fresh, login, ehr, options);
    }
}
