package io.auscult.cli.messages;

import picocli.CommandLine.Command;

/** {@code auscult messages}: what senders sent. */
@Command(
        name = "messages",
        description = "List the messages as they were received, or show one.",
        subcommands = {MessagesListCommand.class, MessagesShowCommand.class})
public final class MessagesCommand {}
