package io.auscult.cli.bench;

/**
 * One timed run of a topology over events that lay ready.
 *
 * @param events taken in while the clock ran
 * @param cpu used while it ran
 */
record Round(long events, double seconds, Cpu cpu) {
    double perSecond() {
        return events / seconds;
    }

    double microsPerEvent() {
        return seconds * 1e6 / events;
    }

    double appCpuMicrosPerEvent() {
        return cpu.app() * 1e6 / events;
    }

    double brokerCpuMicrosPerEvent() {
        return cpu.broker() * 1e6 / events;
    }
}
