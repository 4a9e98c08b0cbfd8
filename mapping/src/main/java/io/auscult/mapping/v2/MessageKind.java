package io.auscult.mapping.v2;

import java.util.Set;

/** What a type of message is about, where the same segment says different things in different types. */
final class MessageKind {
    private static final Set<String> READ = Set.of(
            "ADT", "BAR", "DFT", "MDM", "OMD", "OMG", "OMI", "OML", "OMN", "OMP", "OMS", "ORM", "ORU", "OUL", "PPR",
            "RAS", "RDE", "RDS", "REF", "SIU", "VXU");
    private static final Set<String> SERVICES = Set.of("OMG", "OMI", "OML", "ORM");
    private static final Set<String> DRUGS = Set.of("OMP", "ORM", "RDE");
    private static final Set<String> BILLING = Set.of("BAR", "DFT");
    private static final Set<String> ANSWERS = Set.of("R03", "R05", "R06");

    private MessageKind() {}

    /** ORU answers to queries are copies of what was sent before. */
    static boolean isRead(Header header) {
        return READ.contains(header.type()) && !(header.type().equals("ORU") && ANSWERS.contains(header.event()));
    }

    static boolean isRegistration(Header header) {
        return header.type().equals("ADT");
    }

    static boolean isDocument(Header header) {
        return header.type().equals("MDM");
    }

    static boolean ordersServices(Header header) {
        return SERVICES.contains(header.type());
    }

    static boolean ordersDrugs(Header header) {
        return DRUGS.contains(header.type());
    }

    /** Its diagnoses and procedures are for the bill. */
    static boolean isBilling(Header header) {
        return BILLING.contains(header.type());
    }
}
