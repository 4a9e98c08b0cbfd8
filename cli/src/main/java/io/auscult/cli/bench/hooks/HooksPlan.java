package io.auscult.cli.bench.hooks;

/**
 * What is stored and what is called.
 *
 * @param alerts stored before the first call, five for each patient
 * @param inHouse patients who have a chart and are the ones that are called about; the others have been here before
 * @param facts in each of those charts
 * @param perSecond calls of CDS Hooks, and as many of the trivial endpoint, by the clock
 * @param seconds that count, after {@code warmUpSeconds} that do not
 * @param seed of all that is made up
 */
record HooksPlan(int alerts, int inHouse, int facts, int perSecond, int warmUpSeconds, int seconds, long seed) {
    static final int ALERTS_OF_A_PATIENT = 5;

    int patients() {
        return Math.max(1, alerts / ALERTS_OF_A_PATIENT);
    }

    int calls() {
        return perSecond * seconds;
    }

    int warmUpCalls() {
        return perSecond * warmUpSeconds;
    }
}
