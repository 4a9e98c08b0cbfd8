package io.auscult.mapping.v2;

import io.auscult.mapping.Mapped;
import io.auscult.mapping.MappedEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Segments that become nothing: counted by name where the standard knows it, else together, since a sender could write anything. */
final class Unread {
    private static final String OTHER = "other";
    private static final String SITES = "Z";

    /** They frame other segments, and are read with them. */
    private static final Set<String> FRAME =
            Set.of("MSH", "SFT", "UAC", "EVN", "TQ1", "TQ2", "RXR", "RXC", "RGS", "AIS", "AIG", "AIL", "AIP");

    private static final Map<String, MappedEntry> ENTRIES = entries();

    private Unread() {}

    static boolean isFrame(String segment) {
        return FRAME.contains(segment);
    }

    static MappedEntry entry(String segment) {
        return Objects.requireNonNull(ENTRIES.get(label(segment)));
    }

    private static String label(String segment) {
        return ENTRIES.containsKey(segment) ? segment : segment.startsWith(SITES) ? SITES : OTHER;
    }

    private static Map<String, MappedEntry> entries() {
        Map<String, MappedEntry> entries = new HashMap<>();
        add(entries, "Notes stay in the message", "NTE");
        add(entries, "It is about staff, contacts, insurance, accounts or places", administrative());
        add(entries, "It is about goals, pathways, diets, supplies, blood products or messages", others());
        add(entries, "It is about the laboratory's own work", "SAC", "INV", "EQU", "SID", "TCD", "CSR", "CSP", "CTI");
        add(entries, "No pick of the source reads it", SITES);
        add(entries, "The segment is not one that is known", OTHER);
        return Map.copyOf(entries);
    }

    private static String[] administrative() {
        return ("ACC ARV AUT BLG CON CTD DB1 DRG FT1 GP1 GP2 GT1 IN1 IN2 IN3 IPC LAN NCK NK1 NPU PD1 PDA PDC PEO PES PRD "
                        + "PRT PV2 REL RF1 ROL STF UB1 UB2")
                .split(" ", -1);
    }

    private static String[] others() {
        return ("BPO BPX BTX DSC DSP ERR GOL MSA ODS ODT OH1 OH2 OH3 OH4 PAC PTH QAK QPD QRD QRF RCP RDF RDT RQ1 RQD RXG RXV "
                        + "SHP SPR VAR VTQ DST CDO")
                .split(" ", -1);
    }

    private static void add(Map<String, MappedEntry> entries, String reason, String... names) {
        Stream.of(names).forEach(name -> entries.put(name, MappedEntry.of(name, new Mapped.Ignored(reason))));
    }
}
