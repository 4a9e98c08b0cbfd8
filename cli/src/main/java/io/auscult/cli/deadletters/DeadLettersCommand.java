package io.auscult.cli.deadletters;

import picocli.CommandLine.Command;

/** {@code auscult deadletters}: what could not be processed. */
@Command(
        name = "deadletters",
        description = "List what could not be processed, show one, or try again once the cause is mended.",
        subcommands = {DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersRetryCommand.class})
public final class DeadLettersCommand {}
