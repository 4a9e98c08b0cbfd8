package io.auscult.cli.topics;

import picocli.CommandLine.Command;

/** {@code auscult topics}: what is in Kafka. */
@Command(
        name = "topics",
        description = "List the topics, or read one as JSON.",
        subcommands = {ListCommand.class, TailCommand.class})
public final class TopicsCommand {}
