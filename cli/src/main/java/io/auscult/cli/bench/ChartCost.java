package io.auscult.cli.bench;

import java.util.List;

/** What an event costs whose patient's chart has that many facts; each round has one block of events for each length. */
record ChartCost(int facts, List<Round> rounds) {
    ChartCost {
        rounds = List.copyOf(rounds);
    }

    Spread micros() {
        return Spread.of(rounds.stream().map(Round::microsPerEvent).toList());
    }

    Spread cpuMicros() {
        return Spread.of(rounds.stream().map(Round::appCpuMicrosPerEvent).toList());
    }
}
