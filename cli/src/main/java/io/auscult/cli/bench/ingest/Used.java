package io.auscult.cli.bench.ingest;

import com.sun.management.OperatingSystemMXBean;
import io.auscult.cli.up.AdapterAlone;
import java.lang.management.ManagementFactory;

/**
 * Processor time in seconds. Unlike the clock it counts little of what else the machine is doing.
 *
 * @param bench of this process, which sends
 */
record Used(double adapter, double broker, double bench) {
    static final Used NOTHING = new Used(0, 0, 0);

    static Used soFar(AdapterAlone adapter) {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Used(adapter.adapterCpu(), adapter.brokerCpu(), system.getProcessCpuTime() / 1e9);
    }

    Used since(Used before) {
        return new Used(adapter - before.adapter, broker - before.broker, bench - before.bench);
    }

    Used plus(Used more) {
        return new Used(adapter + more.adapter, broker + more.broker, bench + more.bench);
    }

    Used micros(long items) {
        return new Used(adapter * 1e6 / items, broker * 1e6 / items, bench * 1e6 / items);
    }
}
