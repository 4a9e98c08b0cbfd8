package io.auscult.cli.bench;

import java.lang.management.ManagementFactory;

/** Where the figures come from, and how busy it was: other work on the machine is in every figure of the clock. */
public record Machine(int processors, String java, long maxHeapBytes, double loadAverage) {
    public static Machine now() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().toString(),
                Runtime.getRuntime().maxMemory(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }
}
