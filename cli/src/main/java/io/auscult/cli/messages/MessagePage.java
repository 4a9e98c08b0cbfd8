package io.auscult.cli.messages;

import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** All of a message but its body, line by line. */
final class MessagePage {
    private static final String LINE = "%-9s %s%n";

    private MessagePage() {}

    static void print(WholeMessage message, Outcomes outcomes, PrintWriter out) {
        Arrived arrived = Arrived.of(message);
        out.printf(LINE, "Message", arrived.id());
        out.printf(LINE, "Received", arrived.received() + (message.head().backfill() ? ", as an initial load" : ""));
        out.printf(LINE, "Source", arrived.source());
        out.printf(LINE, "Type", arrived.type() + " (" + arrived.contentType() + ")");
        out.printf(LINE, "Size", arrived.bytes() + " bytes" + (arrived.parts() == 1 ? "" : in(arrived.parts())));
        out.printf(LINE, "Record", arrived.at().words());
        out.printf(LINE, "Events", events(outcomes.events(arrived.id())));
        Map<String, String> open = outcomes.openLetters(arrived.id());
        out.printf(LINE, "Letters", open.size() + " open, " + outcomes.closedLetters(arrived.id()) + " closed");
        open.forEach(
                (id, reason) -> out.printf(LINE, "", id.substring(0, MessagesListCommand.SHORT_ID) + "  " + reason));
    }

    private static String in(int parts) {
        return " in " + parts + " parts";
    }

    private static String events(Map<String, Integer> kinds) {
        return kinds.isEmpty()
                ? "none"
                : kinds.entrySet().stream()
                        .map(kind -> kind.getValue() + " " + kind.getKey())
                        .collect(Collectors.joining(", "));
    }
}
