package io.auscult.cli.bench;

import java.util.List;
import java.util.stream.IntStream;

/** What both topologies took in, round by round; round i of one was beside round i of the other. */
record Throughput(List<Round> pipeline, List<Round> identity) {
    Throughput {
        pipeline = List.copyOf(pipeline);
        identity = List.copyOf(identity);
    }

    Spread pipelinePerSecond() {
        return Spread.of(pipeline.stream().map(Round::perSecond).toList());
    }

    Spread identityPerSecond() {
        return Spread.of(identity.stream().map(Round::perSecond).toList());
    }

    /** The pipeline's events a second as a part of the identity topology's in the same round. */
    List<Double> ratios() {
        return IntStream.range(0, pipeline.size())
                .mapToObj(i -> pipeline.get(i).perSecond() / identity.get(i).perSecond())
                .toList();
    }
}
