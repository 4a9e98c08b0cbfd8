package io.auscult.cli.bench.ingest;

import io.auscult.cli.bench.Machine;

/** All figures of a run. */
record IngestReport(
        Machine before, Machine after, IngestPlan plan, String adapterJava, Comparison fhir, Comparison v2) {}
