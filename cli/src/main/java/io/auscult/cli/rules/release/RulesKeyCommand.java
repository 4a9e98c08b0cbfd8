package io.auscult.cli.rules.release;

import picocli.CommandLine.Command;

/** {@code auscult rules key}: what a person signs with, until there is a login. */
@Command(
        name = "key",
        description = "The key with which a person publishes and approves rule packs.",
        subcommands = {RulesKeyNewCommand.class})
public final class RulesKeyCommand {}
