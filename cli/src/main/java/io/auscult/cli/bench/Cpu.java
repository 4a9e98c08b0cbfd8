package io.auscult.cli.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * Processor time used so far, in seconds. Unlike the clock it counts little of what else the machine is doing.
 *
 * @param app by this process, in which the topologies run
 * @param broker by the broker, a child of this process
 */
record Cpu(double app, double broker) {
    static Cpu now() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        double children = ProcessHandle.current()
                .children()
                .flatMap(child -> child.info().totalCpuDuration().stream())
                .mapToLong(Duration::toNanos)
                .sum();
        return new Cpu(system.getProcessCpuTime() / 1e9, children / 1e9);
    }

    Cpu since(Cpu before) {
        return new Cpu(app - before.app, broker - before.broker);
    }
}
