package io.auscult.cli.bench.ingest;

/**
 * How much is measured, and how often.
 *
 * @param seed of everything that is sent: the same seed gives the same bytes
 * @param patients whom the messages are about
 * @param rounds that count
 * @param warmUps rounds that do not count, for compilers and caches
 * @param observations a round, in Bundles
 * @param messages a round, of HL7 v2
 * @param fhirConnections that post at the same time
 * @param v2Connections that send at the same time, each waiting for its acknowledgements
 */
record IngestPlan(
        long seed,
        int patients,
        int rounds,
        int warmUps,
        int observations,
        int messages,
        int fhirConnections,
        int v2Connections) {

    /** What {@code docs/benchmarks.md} reports. */
    static IngestPlan full() {
        return new IngestPlan(1, 500, 7, 10, 40_000, 20_000, 4, 200);
    }

    /** Small enough for a test: shows that everything works, and its figures mean little. */
    static IngestPlan quick() {
        return new IngestPlan(1, 20, 2, 1, 1_500, 300, 2, 8);
    }

    IngestPlan withRounds(int other) {
        return new IngestPlan(seed, patients, other, warmUps, observations, messages, fhirConnections, v2Connections);
    }

    IngestPlan withSeed(long other) {
        return new IngestPlan(other, patients, rounds, warmUps, observations, messages, fhirConnections, v2Connections);
    }

    IngestPlan withConnections(int fhir, int v2) {
        return new IngestPlan(seed, patients, rounds, warmUps, observations, messages, fhir, v2);
    }
}
