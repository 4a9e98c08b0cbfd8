package io.auscult.cli.bench;

import io.auscult.cli.sample.DateShift;
import io.auscult.cli.sample.SampleFiles;
import io.auscult.core.event.FactEvent;
import io.auscult.core.value.ContentHash;
import io.auscult.core.value.Identifier;
import io.auscult.core.value.PatientId;
import io.auscult.core.value.SiteKey;
import io.auscult.mapping.Arrival;
import io.auscult.mapping.MappedMessage;
import io.auscult.mapping.PatientFinder;
import io.auscult.mapping.PatientMention;
import io.auscult.mapping.TypedIdentifier;
import io.auscult.mapping.fhir.FhirMessageMapper;
import io.auscult.mapping.v2.V2MessageMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Events of the sample's mix, all live: the sample's messages mapped by the real mappers, for as many copies of its population as
 * are needed. Each copy has patients and facts of its own.
 */
final class SampleMix {
    private static final SiteKey KEY = SiteKey.ofHex("62656e636862656e636862656e636821");
    private static final String RECORD_NUMBERS = "urn:oid:2.16.840.1.113883.19.5";

    private final Map<String, PatientId> byFhirId = new HashMap<>();

    private SampleMix() {}

    /** At least {@code count} events, cut at the end of a copy's message. */
    static List<FactEvent> events(SampleFiles sample, int count, Instant received) throws IOException {
        List<FactEvent> events = new ArrayList<>();
        for (int copy = 0; events.size() < count; copy++) {
            SampleMix mix = new SampleMix();
            for (SampleFiles.Item item : sample.inOrder()) {
                events.addAll(mix.map(item, "copy-" + copy, received).events());
                if (events.size() >= count) {
                    break;
                }
            }
        }
        return events;
    }

    private MappedMessage map(SampleFiles.Item item, String copy, Instant received) throws IOException {
        byte[] body = item.content(new DateShift(0));
        Arrival arrival =
                new Arrival(copy, ContentHash.of(copy, item.file().toString()), received, false, ZoneOffset.UTC);
        PatientFinder patients = mention -> find(mention, copy);
        return item.isV2()
                ? V2MessageMapper.map(body, arrival, patients)
                : FhirMessageMapper.map(body, arrival, patients);
    }

    private PatientId find(PatientMention mention, String copy) {
        String fhirId = mention.fhirId();
        for (TypedIdentifier identifier : mention.identifiers()) {
            if (identifier.identifier().system().equals(RECORD_NUMBERS)) {
                PatientId patient = KEY.patientId(
                        new Identifier(copy, identifier.identifier().value()));
                if (fhirId != null) {
                    byFhirId.put(fhirId, patient);
                }
                return patient;
            }
        }
        return byFhirId.getOrDefault(fhirId == null ? "" : fhirId, KEY.patientId(new Identifier(copy, "unknown")));
    }
}
