package io.auscult.cli.up;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time in seconds. Unlike the clock it counts little of what else the machine is doing. */
final class ProcessorTime {
    private ProcessorTime() {}

    static double of(ProcessHandle process) {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L) / 1e9;
    }

    /** Of a process and all under it that run still. */
    static double ofAll(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToDouble(ProcessorTime::of)
                .sum();
    }
}
