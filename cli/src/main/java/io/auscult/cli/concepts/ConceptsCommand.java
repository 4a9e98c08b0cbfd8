package io.auscult.cli.concepts;

import picocli.CommandLine.Command;

/** {@code auscult concepts}: which codes and units mean what. */
@Command(
        name = "concepts",
        description = "Work on the concept catalogue: which codes and units mean what.",
        subcommands = {
            ConceptsListCommand.class,
            ConceptsLintCommand.class,
            ConceptsImportCommand.class,
            ConceptsUnmappedCommand.class,
            ConceptsPublishCommand.class
        })
public final class ConceptsCommand {}
