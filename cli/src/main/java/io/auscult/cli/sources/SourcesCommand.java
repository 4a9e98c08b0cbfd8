package io.auscult.cli.sources;

import picocli.CommandLine.Command;

/** {@code auscult sources}: who sends, as the site configures it. */
@Command(
        name = "sources",
        description = "Look at the source files: who sends, and how it is read.",
        subcommands = SourcesCheckCommand.class)
public final class SourcesCommand {}
