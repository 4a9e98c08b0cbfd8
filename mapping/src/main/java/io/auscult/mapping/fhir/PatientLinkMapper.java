package io.auscult.mapping.fhir;

import io.auscult.core.value.PatientId;
import io.auscult.mapping.PatientLinks;
import io.auscult.mapping.PatientLinks.Merge;
import io.auscult.mapping.Unmappable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Patient.PatientLinkComponent;
import org.hl7.fhir.r4.model.Reference;

/**
 * Patient.link: {@code replaced-by} on the record that is retired, {@code replaces} on the one that goes on. The other two kinds of
 * link leave both records in use. A Patient names all its links, so a later version without one takes that one back.
 */
record PatientLinkMapper(EntryContext entry, Function<Reference, Optional<PatientId>> others) {

    PatientLinks map(Patient patient) {
        List<Merge> merges = new ArrayList<>();
        for (PatientLinkComponent link : patient.getLink()) {
            merge(link).filter(it -> !it.retired().equals(it.survivor())).ifPresent(merges::add);
        }
        Instant updated = entry.lastUpdated();
        return PatientLinks.all(
                entry.fact().value(), updated == null ? entry.arrival().received() : updated, merges);
    }

    private Optional<Merge> merge(PatientLinkComponent link) {
        if (link.getType() == null) {
            return Optional.empty();
        }
        return switch (link.getType()) {
            case REPLACEDBY -> Optional.of(new Merge(entry.patient(), survivor(link.getOther())));
            // When it cannot be told who is replaced, that Patient's own link says it.
            case REPLACES -> others.apply(link.getOther()).map(retired -> new Merge(retired, entry.patient()));
            case REFER, SEEALSO, NULL -> Optional.empty();
        };
    }

    private PatientId survivor(Reference other) {
        return others.apply(other)
                .orElseThrow(() -> new Unmappable(
                        "The Patient is replaced by one that cannot be told from others",
                        "Name the other in link.other: Patient/<id>, or an identifier"));
    }
}
