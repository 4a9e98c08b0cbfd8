package io.auscult.adapter.subscription;

import io.auscult.adapter.source.Cursors;
import io.auscult.adapter.source.EhrClients;
import io.auscult.adapter.source.Intake;
import io.auscult.adapter.source.Sources;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;

/** What all subscriptions need of the adapter. */
public record Surroundings(
        Sources sources,
        Intake intake,
        Cursors cursors,
        EhrClients ehrs,
        MeterRegistry meters,
        Clock clock,
        Timings timings) {}
