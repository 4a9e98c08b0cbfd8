package io.auscult.cli.bench.hooks;

/**
 * What is stored and what is called.
 *
 * @param alerts stored before the first call, every second one open, two for each patient
 * @param perSecond calls of each of the two endpoints, by the clock
 * @param seconds that count, after {@code warmUpSeconds} that do not
 * @param seed of which patient is called when
 */
record HooksPlan(int alerts, int perSecond, int warmUpSeconds, int seconds, long seed) {
    private static final int ALERTS_OF_A_PATIENT = 2;

    int patients() {
        return Math.max(1, alerts / ALERTS_OF_A_PATIENT);
    }
}
