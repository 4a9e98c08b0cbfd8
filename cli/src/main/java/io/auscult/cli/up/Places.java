package io.auscult.cli.up;

import java.io.PrintWriter;

/** Where things are, for the person who started them. */
final class Places {
    private Places() {}

    static void print(Addresses at, PrintWriter out) {
        out.print("""

                Auscult is listening.

                  Inbox         %s
                  Feeds         %-38s what comes in, and what became of it
                  CDS Hooks     %s
                  FHIR in       %-38s POST a Bundle or a resource
                  HL7 v2 in     %-38s MLLP
                  Kafka         %-38s read with isolation.level=read_committed
                  Registry      %s
                  Topics        ./auscult topics list, ./auscult topics tail events
                  Send          ./auscult send FILE…
                  Logs          %s

                Ctrl-C stops it; the data stay for the next start.
                """.formatted(
                at.inbox(), at.status(), at.cdsHooks(), at.fhir(), at.mllp(), at.kafka(), at.registry(), at.logs()));
        out.flush();
    }
}
